import { BOND_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";

import { encodeRelease } from "../../../chain/guaranteeCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import type { Deal } from "../../../indexer/deal.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { Role } from "../dealWords.ts";
import { BondClaimBox } from "./BondClaimBox.tsx";

interface BondPanelProps {
  readonly deal: Deal;
  readonly open: boolean;
  readonly role: Role | undefined;
}

/** The bond behind a deal: what it promises, the refund that is due, and what became of it. */
export function BondPanel({ deal, open, role }: BondPanelProps) {
  const now = useChainNow();
  const { bond } = deal.terms;
  if (bond === 0n) return null;
  const claimableUntil = (deal.closedAt ?? 0) + Number(BOND_CLAIM_PERIOD);
  const waiting = !open && deal.closedAt !== undefined && deal.bondHeld > 0n;
  return (
    <Panel title="Guarantee">
      <div className="space-y-4" data-testid="bond-panel" data-state={open ? "open" : waiting ? "held" : "settled"}>
        {deal.bondSettledAt === undefined && (
          <p className="text-muted text-pretty">
            The supplier put a <Term id="bond">bond</Term> of <Snm wei={bond} /> behind this deal. For the share of its
            time in which the machine was offline, the buyer gets back that share of what was paid and that share of the
            bond, <Snm wei={bond} /> at most.{" "}
            {open ? "It can be claimed within three days after the deal has closed." : ""}
          </p>
        )}
        {waiting && now <= claimableUntil && role === "buyer" && <BondClaimBox deal={deal} until={claimableUntil} />}
        {waiting && now <= claimableUntil && role !== "buyer" && (
          <p className="text-pretty" data-testid="bond-waits">
            The buyer may claim a refund until {formatDateTime(claimableUntil)}. After that the bond returns to the
            supplier.
          </p>
        )}
        {waiting && now > claimableUntil && <ReleaseBox deal={deal} />}
        {deal.bondSettledAt !== undefined && <Settled deal={deal} time={deal.bondSettledAt} />}
      </div>
    </Panel>
  );
}

/** After the claim period anybody may return the bond. */
function ReleaseBox({ deal }: { readonly deal: Deal }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const call = { to: contracts.Guarantees, data: encodeRelease(deal.terms) };
  return (
    <div className="space-y-3">
      <p className="text-pretty">Nobody claimed a refund in time. The bond is the supplier&rsquo;s again.</p>
      <ActionBox
        runner={runner}
        action={
          account === undefined ? undefined : singleCall(account, `Return the bond of deal #${deal.number}`, call)
        }
        verb="return it"
        kind="secondary"
        testId="bond-release"
      >
        Return the bond to the supplier
      </ActionBox>
    </div>
  );
}

function Settled({ deal, time }: { readonly deal: Deal; readonly time: number }) {
  return (
    <Facts className="-my-2">
      <Fact name={<Term id="bond">Bond</Term>}>
        <Snm wei={deal.terms.bond} />
      </Fact>
      <Fact name="Time offline that was proved">
        {deal.bondOffline === 0 ? "none" : formatDuration(deal.bondOffline ?? 0)}
      </Fact>
      <Fact
        name={
          <>
            <Term id="refund">Refund</Term> to the buyer
          </>
        }
        strong
      >
        <Snm wei={deal.bondRefund} testId="bond-refunded" />
      </Fact>
      <Fact name="Returned to the supplier">
        <Snm wei={deal.terms.bond - deal.bondRefund} />
      </Fact>
      <Fact name="Settled">{formatDateTime(time)}</Fact>
      {deal.bondTransaction !== undefined && (
        <Fact name="Transaction">
          <TransactionLink hash={deal.bondTransaction} />
        </Fact>
      )}
    </Facts>
  );
}
