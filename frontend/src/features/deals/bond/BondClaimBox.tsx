import { encodeClaim, encodeRelease } from "../../../chain/guaranteeCalls.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { spanOf, useBondClaim } from "./useBondClaim.ts";

interface BondClaimBoxProps {
  readonly deal: Deal;
  /** Unix seconds until which the buyer may claim. */
  readonly until: number;
}

/** What the buyer may claim now, as the masternodes' reports prove it, and the one click that claims it. */
export function BondClaimBox({ deal, until }: BondClaimBoxProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const { history, downtime, refund, silent } = useBondClaim(deal);
  const runner = useAction();
  const { start, end } = spanOf(deal);
  if (silent)
    return (
      <Notice tone="warn" testId="bond-silent" title="No masternode tells how long the machine was online.">
        It is asked again by itself. A refund can be claimed until {formatDateTime(until)}.
      </Notice>
    );
  if (downtime === undefined)
    return (
      <p role="status" className="text-pretty" data-testid="bond-unreported">
        The masternodes have not reported the deal&rsquo;s end yet. Come back in a while: a refund can be claimed until{" "}
        {formatDateTime(until)}.
      </p>
    );
  const due = refund !== undefined && refund > 0n;
  const data =
    history === undefined
      ? undefined
      : due
        ? encodeClaim(history, downtime.before, downtime.after)
        : encodeRelease(deal.terms);
  const title = due ? `Claim the refund of deal #${deal.number}` : `Release the bond of deal #${deal.number}`;
  const action =
    account === undefined || data === undefined || refund === undefined
      ? undefined
      : singleCall(account, title, { to: contracts.Guarantees, data });
  return (
    <div className="space-y-4">
      <Facts className="border-y">
        <Fact name="Time of the deal">{formatDuration(end - start)}</Fact>
        <Fact name="Offline, as the reports prove">
          <span data-testid="bond-offline">{downtime.offline === 0 ? "none" : formatDuration(downtime.offline)}</span>
        </Fact>
        <Fact name="Refund that is due" hint="To your ledger balance" strong>
          <Snm wei={refund} testId="bond-due" />
        </Fact>
      </Facts>
      {!due && refund !== undefined && (
        <p className="text-muted text-pretty">
          Nothing is due. The supplier gets its bond back on {formatDateTime(until)}, or now, if you are content.
        </p>
      )}
      <ActionBox
        runner={runner}
        action={action}
        verb={due ? "claim" : "release it"}
        kind={due ? "primary" : "secondary"}
        testId={due ? "bond-claim" : "bond-release"}
      >
        {due ? "Claim the refund" : "Release the bond"}
      </ActionBox>
    </div>
  );
}
