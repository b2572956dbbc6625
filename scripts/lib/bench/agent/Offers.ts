import type { BacktestCosts } from "./BacktestCosts.ts";
import type { ReplayBook } from "./ReplayBook.ts";

/**
 * What one machine could do in the whole time: the bids that it could serve, in columns. Times in hours from the start, money
 * in USD.
 *
 * - `from`, `to`: first and last hour in which a deal with it can begin
 * - `stays`: hours that its buyer stays
 * - `rate`: of an hour, after fee and bill
 * - `spot`: 1 where the machine may leave earlier, for the price `close`
 * - `open`: that each deal costs
 * - `standing`: by hour, the bids with which a deal can begin then
 */
export interface Offers {
  readonly hours: number;
  readonly place: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly stays: Int32Array;
  readonly rate: Float64Array;
  readonly spot: Uint8Array;
  readonly open: number;
  readonly close: number;
  readonly standing: readonly Int32Array[];
}

/** A deal of a schedule: the bid by its place in the offers, the hour in which it begins, and the hours that it lasts. */
export interface PlannedDeal {
  readonly offer: number;
  readonly from: number;
  readonly hours: number;
}

/** What the machine could do in a book. Bids whose hours cost more than they bring are left out. */
export function offersOf(book: ReplayBook, costs: BacktestCosts): Offers {
  const { hours } = book;
  const { open, close } = costs;
  const rateOf = (usdPerHour: number): number => costs.income(usdPerHour, 1, false) + open;
  const bids = book.bids.filter(({ kind, usdPerHour }) => book.covers(kind) && rateOf(usdPerHour) > 0);
  const last = bids.map(({ to }) => Math.min(to, hours - 1));
  return {
    ...{ hours, open, close },
    place: Int32Array.from(bids, ({ place }) => place),
    from: Int32Array.from(bids, ({ from }) => from),
    to: Int32Array.from(last),
    stays: Int32Array.from(bids, ({ stays }) => stays),
    rate: Float64Array.from(bids, ({ usdPerHour }) => rateOf(usdPerHour)),
    spot: Uint8Array.from(bids, ({ spot }) => Number(spot)),
    standing: Array.from({ length: hours }, (_, hour) =>
      Int32Array.from(bids.flatMap(({ from }, offer) => (from <= hour && hour <= (last[offer] ?? -1) ? [offer] : []))),
    ),
  };
}

/** USD that a deal of a schedule brings. */
export function gainOf({ stays, rate, hours: all, open, close }: Offers, { offer, from, hours }: PlannedDeal): number {
  const left = hours < Math.min(stays[offer] ?? 0, all - from);
  return (rate[offer] ?? 0) * hours - open - (left ? close : 0);
}
