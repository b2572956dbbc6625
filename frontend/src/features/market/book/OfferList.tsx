import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRate } from "../../../chain/useRate.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { useWide } from "../../../ui/useWide.ts";
import { OfferCards } from "./OfferCards.tsx";
import { OfferTable, type Sorting } from "./OfferTable.tsx";

interface OfferListProps {
  /** Undefined while they load. */
  readonly offers: readonly Offer[] | undefined;
  readonly onBuy: (offer: Offer) => void;
  /** Without it the heads do not sort. */
  readonly sorting?: Sorting;
}

/** Offers that are still good: a table where there is room, cards on a phone. */
export function OfferList({ offers, onBuy, sorting }: OfferListProps) {
  const now = useChainNow();
  const rate = useRate();
  const { account } = useMe();
  const wide = useWide();
  const isMine = (offer: Offer) =>
    account !== undefined &&
    [offer.supplier, offer.master].some((party) => party.toLowerCase() === account.toLowerCase());
  const good = offers?.filter(({ fields }) => fields.validUntil >= now);
  const list = { offers: good, rate: rate?.rate, now, isMine, onBuy };
  return wide ? <OfferTable {...list} {...(sorting === undefined ? {} : { sorting })} /> : <OfferCards {...list} />;
}
