import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Hex } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { BidCover } from "./BidCover.tsx";
import { CancelSheet } from "./CancelSheet.tsx";
import { MatchList } from "./MatchList.tsx";
import { OpenSheet } from "./OpenSheet.tsx";
import { OrderPublish } from "./OrderPublish.tsx";
import { OrderStateBadge, placesText } from "./OrderStateBadge.tsx";
import { UnattestedAskNotice } from "./UnattestedAsk.tsx";
import { type KnownOrder, stateOf } from "./knownOrder.ts";
import { isBid, orderSentences, termWords } from "./orderWords.ts";
import type { Match } from "./useMatches.ts";
import { useOrder } from "./useOrders.ts";

/** One order: what it says, where it is known, what fits it. */
export function OrderPage({ id }: { readonly id: Hex }) {
  const order = useOrder(id);
  return (
    <IndexedPage
      query={order}
      what="the order"
      missing={{
        icon: FileQuestion,
        testId: "order-missing",
        title: "No such order",
        text: "Neither the index nor a relay nor this device knows it. It may be too new, or of another network.",
        to: "/orders",
        back: "To my orders",
      }}
    >
      {(found) => <Known order={found} />}
    </IndexedPage>
  );
}

function Known({ order: { offer, places } }: { readonly order: KnownOrder }) {
  const { account } = useMe();
  const now = useChainNow();
  const [cancelling, setCancelling] = useState(false);
  // Here and not in the list, which goes with the order's last second: the receipt must not.
  const [opening, setOpening] = useState<Match>();
  const { id, fields } = offer;
  const bid = isBid(fields);
  const mine = fields.author.toLowerCase() === account?.toLowerCase();
  const state = stateOf(offer, now);
  const open = state === "active" || state === "pending";
  return (
    <>
      <BackLink to="/orders">Orders</BackLink>
      <PageHeader
        title={`${bid ? "Bid" : "Ask"}: ${termWords(fields.duration)} at ${formatUsdPerHour(fields.price)} an hour`}
        aside={
          mine &&
          open && (
            <Button kind="danger" data-testid="order-cancel" onClick={() => setCancelling(true)}>
              Cancel it
            </Button>
          )
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <OrderStateBadge state={state} />
          <AddressText address={fields.author} mine={mine} copy />
          <span data-testid="order-places">{placesText(places)}</span>
        </span>
      </PageHeader>
      <div className="space-y-4">
        {open && <UnattestedAskNotice offer={offer} now={now} />}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <Panel title="What it says">
            <ul className="list-disc space-y-1.5 pl-4 text-pretty" data-testid="order-words">
              {orderSentences(fields, mine).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {bid && open && (
              <div className="mt-4">
                <BidCover fields={fields} />
              </div>
            )}
          </Panel>
          <div className="space-y-4">
            {mine && open && (
              <Panel title="Make it known">
                <div className="-my-3">
                  <OrderPublish order={offer} places={places} />
                </div>
              </Panel>
            )}
            <Panel title={<Term id="order">Order</Term>}>
              <Facts className="-my-2">
                <Fact name="Id">
                  <Copied text={id}>{shortAddress(id)}</Copied>
                </Fact>
                <Fact name={<Term id="nonce">Number</Term>}>{fields.nonce.toString()}</Fact>
                <Fact name={<Term id="orderEpoch">Epoch</Term>}>{fields.epoch}</Fact>
                <Fact name="Good until">{formatDateTime(fields.validUntil)}</Fact>
                {offer.dealId !== undefined && (
                  <Fact name="Deal">
                    <Link
                      to="/deals/$id"
                      params={{ id: offer.dealId }}
                      data-testid="order-deal"
                      className="font-mono text-xs text-accent underline"
                    >
                      {shortAddress(offer.dealId)}
                    </Link>
                  </Fact>
                )}
              </Facts>
            </Panel>
          </div>
        </div>
        {state === "active" && <MatchList order={offer} onOpen={setOpening} />}
      </div>
      {opening !== undefined && <OpenSheet match={opening} onClose={() => setOpening(undefined)} />}
      {cancelling && (
        <CancelSheet author={fields.author} what={{ nonce: fields.nonce }} onClose={() => setCancelling(false)} />
      )}
    </>
  );
}

function Copied({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 font-mono text-xs">
      {children}
      <CopyButton text={text} label="Copy" />
    </span>
  );
}
