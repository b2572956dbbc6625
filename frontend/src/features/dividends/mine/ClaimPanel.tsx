import type { Address } from "viem";

import { encodeClaim, encodePullAndClaim } from "../../../chain/dividendCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatSnm, formatSnmExact } from "../../../lib/money.ts";
import type { Action } from "../../../tx/Action.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { useEarnedWithWaiting } from "./useEarnedWithWaiting.ts";
import type { Holding } from "./useHolding.ts";

interface ClaimPanelProps {
  readonly account: Address;
  readonly holding: Holding | undefined;
}

/** What the reader earned, to the wei, and claiming it with what waits to be brought in. */
export function ClaimPanel({ account, holding }: ClaimPanelProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const all = useEarnedWithWaiting(account);
  const earned = holding?.earned;
  const waiting = all === undefined || earned === undefined ? undefined : all > earned ? all - earned : 0n;
  const total = earned === undefined ? undefined : earned + (waiting ?? 0n);
  const brings = waiting !== undefined && waiting > 0n;
  const title = `Claim ${formatSnm(total ?? 0n)} SNM`;
  const data = brings ? encodePullAndClaim(account) : encodeClaim(account);
  const action: Action | undefined =
    total === undefined || total === 0n
      ? undefined
      : { ...singleCall(account, title, { to: contracts.Dividends, data }), sparesGas: brings };
  return (
    <Panel
      title={
        <>
          Your <Term id="dividend">dividends</Term>
        </>
      }
    >
      <div className="space-y-4">
        <div>
          <p className="text-xs text-muted">Yours to claim</p>
          <p className="text-2xl leading-8 font-semibold tracking-tight">
            <Snm wei={total} testId="claim-total" />
          </p>
          {total !== undefined && total > 0n && (
            <p data-testid="claim-exact" className="mt-0.5 font-mono text-xs break-all text-muted">
              exactly {formatSnmExact(total)} SNM
            </p>
          )}
        </div>
        <Facts className="border-y">
          <Fact name="Earned" hint="Of fees that were brought in">
            <Snm wei={earned} testId="claim-earned" />
          </Fact>
          <Fact name="Your part of what waits" hint="The claim brings it in, in the same transaction">
            <Snm wei={waiting} testId="claim-waiting" />
          </Fact>
        </Facts>
        {total === 0n && (
          <p data-testid="claim-nothing" className="text-muted text-pretty">
            {holding?.locked === 0n
              ? "Nothing to claim: you have no SNM locked, and nothing is left from before."
              : "Nothing to claim yet. As soon as a deal is billed, your part of its fee shows here."}
          </p>
        )}
        <ActionDone progress={runner.progress} title="Claimed. It is in your wallet." testId="claim-done" />
        <ActionBox runner={runner} action={action} verb="claim" size="medium" className="w-full" testId="claim-submit">
          {brings ? "Bring in and claim" : "Claim"}
        </ActionBox>
      </div>
    </Panel>
  );
}
