import type { Address } from "viem";

import { encodeClaimRewards } from "../../../chain/rewardCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm, formatSnmExact } from "../../../lib/money.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { Claimable } from "./claimable.ts";
import { useClaimPlan } from "./useClaimPlan.ts";

interface ClaimAllProps {
  readonly account: Address;
  readonly claimable: Claimable;
}

/** Claims what all machines of the reader earned, in one transaction. */
export function ClaimAll({ account, claimable }: ClaimAllProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const { rewards, total, failure } = useClaimPlan(account, claimable.rewards);
  const more = claimable.more + claimable.rewards.length - rewards.length;
  const isNothing = rewards.length === 0;
  const isRefused = total === undefined && failure !== undefined;
  const title = `Claim ${formatSnm(total ?? 0n)} SNM of rewards`;
  const call = { to: contracts.RewardPrograms, data: encodeClaimRewards(rewards) };
  return (
    <div className="space-y-4">
      <div>
        <p className="text-xs text-muted">Due for all machines, into your ledger balance</p>
        <p className="text-2xl leading-8 font-semibold tracking-tight">
          <Snm wei={isNothing || isRefused ? 0n : total} testId="rewards-total" />
        </p>
        {!isNothing && total !== undefined && (
          <p data-testid="rewards-exact" className="mt-0.5 font-mono text-xs break-all text-muted">
            exactly {formatSnmExact(total)} SNM
          </p>
        )}
      </div>
      {isNothing && (
        <p data-testid="rewards-nothing" className="text-muted text-pretty">
          Nothing to claim now. What machines earn shows here once a report proves it and nobody can void it any more.
        </p>
      )}
      {isRefused && (
        <Notice tone="warn" testId="rewards-refused" title={failure.sentence}>
          {failure.remedy}
        </Notice>
      )}
      {more > 0 && (
        <p data-testid="rewards-more" className="text-xs text-muted">
          {more} more {more === 1 ? "claim waits" : "claims wait"} for the next transaction.
        </p>
      )}
      <ActionDone progress={runner.progress} title="Claimed. It is in your ledger balance." testId="rewards-done" />
      <ActionBox
        runner={runner}
        action={isNothing || total === undefined ? undefined : singleCall(account, title, call)}
        verb="claim"
        size="medium"
        className="w-full sm:w-auto"
        testId="rewards-claim"
      >
        Claim all
      </ActionBox>
    </div>
  );
}
