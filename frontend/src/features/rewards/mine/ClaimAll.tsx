import type { Address } from "viem";

import { encodeClaimRewards } from "../../../chain/rewardCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatSnm, formatSnmExact } from "../../../lib/money.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Snm } from "../../../ui/Snm.tsx";
import type { Claimable } from "./claimable.ts";
import { useClaimTotal } from "./useClaimTotal.ts";

interface ClaimAllProps {
  readonly account: Address;
  readonly claimable: Claimable;
}

/** Claims what all machines of the reader earned, in one transaction. */
export function ClaimAll({ account, claimable: { rewards, more } }: ClaimAllProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const total = useClaimTotal(account, rewards);
  const isNothing = rewards.length === 0;
  const title = `Claim ${formatSnm(total ?? 0n)} SNM of rewards`;
  const call = { to: contracts.RewardPrograms, data: encodeClaimRewards(rewards) };
  return (
    <div className="space-y-4">
      <div>
        <p className="text-xs text-muted">Due for all machines, into your ledger balance</p>
        <p className="text-2xl leading-8 font-semibold tracking-tight">
          <Snm wei={isNothing ? 0n : total} testId="rewards-total" />
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
