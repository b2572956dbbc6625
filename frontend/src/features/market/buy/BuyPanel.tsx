import { Suspense, lazy, useState } from "react";
import type { Hex } from "viem";

import { type ResultOf, graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Offer, offerFragment, readOffer } from "../../../indexer/offer.ts";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { useRelay } from "../../../relay/useRelay.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";

const BuySheet = lazy(() => import("./BuySheet.tsx").then(({ BuySheet }) => ({ default: BuySheet })));

const orderDocument = graphql(
  `
    query OrderUnderReview($id: ID!) {
      order(id: $id) {
        side
        ...Offer
      }
    }
  `,
  [offerFragment],
);

async function fetchOffer(indexer: Indexer, id: string, signal: AbortSignal): Promise<Offer | undefined> {
  const { order }: ResultOf<typeof orderDocument> = await indexer.request(orderDocument, { id }, signal);
  return order === null || order.side !== "ASK" ? undefined : readOffer(order);
}

interface BuyPanelProps {
  /** Id of the ask, as in the address. */
  readonly id: string;
  readonly onClose: () => void;
}

/** The review of an ask, by its id: loads the offer and what buying takes. */
export function BuyPanel({ id, onClose }: BuyPanelProps) {
  const lower = id.toLowerCase() as Hex;
  const relay = useRelay();
  // What is under review stays in view, whatever becomes of it meanwhile.
  const [known, setKnown] = useState<Offer>();
  const offer = useIndexed(["offer", lower], async (indexer, signal) => {
    const announced = await fetchOffer(indexer, lower, signal);
    if (announced !== undefined || known?.relayed === true) return announced ?? known ?? null;
    const { fetchRelayedAsk } = await import("../../../relay/fetchRelayedAsks.ts");
    return (await fetchRelayedAsk(relay, lower)) ?? null;
  });
  const waiting = (
    <Sheet open onClose={onClose} title="Loading the offer" description="A moment.">
      <div className="space-y-4" aria-busy>
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
    </Sheet>
  );
  const shown = offer.data ?? known;
  if (shown !== undefined && shown !== known) setKnown(shown);
  if (shown === undefined && (offer.data === null || offer.isError))
    return (
      <Sheet open onClose={onClose} title="No such offer" description="It can't be shown." testId="buy-missing">
        <Notice
          tone="warn"
          title={offer.isError ? "The index does not answer." : "Neither the index nor a relay knows this offer."}
        >
          {offer.isError
            ? "It is tried again by itself."
            : "It may be too new, or the link is of another network. Choose one from the market."}
        </Notice>
      </Sheet>
    );
  if (shown === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <BuySheet offer={shown} onClose={onClose} />
    </Suspense>
  );
}
