import type { Offer } from "../../../indexer/offer.ts";
import type { BookPage } from "./bookQuery.ts";
import { type BookConditions, belongs, bookOrder } from "./conditions.ts";
import type { SortKey } from "./search.ts";

/** How the list is narrowed and sorted. */
export interface BookView {
  readonly conditions: BookConditions;
  readonly sort: SortKey;
  readonly descending: boolean;
}

/**
 * Announced and relayed offers as one list. Of an offer that is both, the announced one stays. Where the announced ones go
 * on, relayed ones that would stand after the last of them wait for their turn.
 */
export function mergeBook(
  { offers, more }: BookPage,
  relayed: readonly Offer[],
  { conditions, sort, descending }: BookView,
): readonly Offer[] {
  const order = bookOrder(sort, descending);
  const known = new Set(offers.map(({ id }) => id));
  const last = offers.at(-1);
  const beside = relayed.filter(
    (offer) =>
      !known.has(offer.id) && belongs(offer, conditions) && (!more || last === undefined || order(offer, last) < 0),
  );
  return beside.length === 0 ? offers : [...offers, ...beside].toSorted(order);
}
