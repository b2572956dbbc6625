import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { useState } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { levelAt } from "../../indexer/profile.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { formatDateTime } from "../../lib/time.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { LevelBadge } from "../../ui/LevelBadge.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { BondPanel } from "./bond/BondPanel.tsx";
import { ChangePanel } from "./changes/ChangePanel.tsx";
import { CloseSheet } from "./CloseSheet.tsx";
import { DealActions } from "./DealActions.tsx";
import { DealMeter } from "./DealMeter.tsx";
import { DealStatus } from "./DealStatus.tsx";
import { CompleteSheet } from "./signed/CompleteSheet.tsx";
import { Payments } from "./Payments.tsx";
import { closeReasons, dealKind, roleIn } from "./dealWords.ts";
import { type DealHistory, fetchDeal } from "./dealQueries.ts";
import { useLiveDeals } from "./useLiveDeals.ts";

interface DealPageProps {
  readonly id: string;
  /** A change that the other side signed, as the address brings it. */
  readonly signed: string | undefined;
  readonly onSigned: (word: string | undefined) => void;
}

/** One deal: what it costs now, what was paid, how it ended. */
export function DealPage({ id, ...rest }: DealPageProps) {
  const history = useIndexed(["deal", id], (indexer, signal) =>
    fetchDeal(indexer, id, signal).then((found) => found ?? null),
  );
  return (
    <IndexedPage
      query={history}
      what="the deal"
      missing={{
        icon: FileQuestion,
        testId: "deal-missing",
        title: "No such deal",
        text: "The index does not know this deal. It may be a moment too new, or of another network.",
        to: "/deals",
        back: "To your deals",
      }}
    >
      {(found) => <KnownDeal history={found} {...rest} />}
    </IndexedPage>
  );
}

function KnownDeal({ history, signed, onSigned }: Omit<DealPageProps, "id"> & { readonly history: DealHistory }) {
  const { account } = useMe();
  const [chainDeal] = useLiveDeals([history.deal]);
  const now = useChainNow();
  const [closing, setClosing] = useState(false);
  if (chainDeal === undefined) return null;
  const { deal, open, live } = chainDeal;
  const { terms } = deal;
  const role = roleIn(deal, account);
  const mine = (party: string) => party.toLowerCase() === account?.toLowerCase();
  return (
    <>
      <BackLink to="/deals">Deals</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            Deal #{deal.number}
            <DealStatus open={open} ended={live?.ended ?? false} />
          </span>
        }
        aside={<DealActions chainDeal={chainDeal} role={role} onClose={() => setClosing(true)} />}
      >
        <Link
          to="/machines/$address"
          params={{ address: terms.supplier }}
          className="text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-current"
        >
          {deal.machine?.cpuModel || "Machine"}
        </Link>
        , {formatUsdPerHour(terms.price)} per hour, {dealKind(deal).toLowerCase()}
      </PageHeader>

      {deal.closeReason !== undefined && deal.closedAt !== undefined && (
        <div className="mb-4">
          <Notice tone="info" testId="deal-close-reason" title={`Closed ${formatDateTime(deal.closedAt)}`}>
            {closeReasons[deal.closeReason]} <Snm wei={deal.totalPaid} /> were paid, <Snm wei={deal.refunded} /> went
            back to the buyer&rsquo;s ledger balance.
          </Notice>
        </div>
      )}

      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          {open && <DealMeter chainDeal={chainDeal} />}
          <BondPanel deal={deal} open={open} role={role} />
          <ChangePanel chainDeal={chainDeal} role={role} onSigned={onSigned} />
          <Payments payments={history.payments} />
        </div>
        <Panel title="Terms">
          <Facts className="-my-2">
            <Fact name="Buyer">
              <Party address={terms.buyer} mine={mine(terms.buyer)} />
            </Fact>
            <Fact name="Machine">
              <Party address={terms.supplier} mine={mine(terms.supplier)} />
            </Fact>
            <Fact name="Paid to">
              {deal.profile.name !== "" && <span className="mr-2 font-medium break-all">{deal.profile.name}</span>}
              <LevelBadge level={levelAt(deal.profile, now)} />{" "}
              <Party address={terms.master} mine={mine(terms.master)} />
            </Fact>
            <Fact name="Price">{formatUsdPerHour(terms.price)} per hour</Fact>
            <Fact name="Started">{formatDateTime(terms.start)}</Fact>
            <Fact name="Duration">
              {terms.duration === 0 ? (
                <>
                  <Term id="spot">Spot</Term>, until somebody closes it
                </>
              ) : (
                <Term id="forward">{dealKind(deal)}</Term>
              )}
            </Fact>
            {terms.duration !== 0 && <Fact name="Agreed end">{formatDateTime(terms.start + terms.duration)}</Fact>}
            <Fact name="Moved into escrow so far">
              <Snm wei={deal.totalFunded} />
            </Fact>
            <Fact name="Paid so far" hint="fee included">
              <Snm wei={deal.totalPaid} testId="deal-total-paid" />
            </Fact>
            <Fact
              name={
                <>
                  <Term id="fee">Market fee</Term> in it
                </>
              }
            >
              <Snm wei={deal.totalFee} />
            </Fact>
            {!open && (
              <Fact name="Returned to the buyer">
                <Snm wei={deal.refunded} testId="deal-refunded" />
              </Fact>
            )}
            <Fact name="Opened by">
              <TransactionLink hash={deal.openTransaction} />
            </Fact>
            {deal.closeTransaction !== undefined && (
              <Fact name="Closed by">
                <TransactionLink hash={deal.closeTransaction} />
              </Fact>
            )}
          </Facts>
        </Panel>
      </div>
      {signed !== undefined && (
        <CompleteSheet
          key={signed}
          deal={deal}
          open={open}
          role={role}
          word={signed}
          onClose={() => onSigned(undefined)}
        />
      )}
      {closing && role !== undefined && (
        <CloseSheet chainDeal={chainDeal} role={role} onDone={() => setClosing(false)} />
      )}
    </>
  );
}

function Party({ address, mine }: { readonly address: `0x${string}`; readonly mine: boolean }) {
  return <AddressText address={address} mine={mine} copy />;
}
