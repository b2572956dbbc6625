/**
 * What a chain showed of a month on the market. Times in seconds from the start; addresses, demands and orders by their place
 * in the lists; prices in USD per second, 18 decimals, as text.
 *
 * - `gas`: that the transactions of deals took, in the mean
 * - `bids`: at, buyer, price, duration, valid until, demand
 * - `asks`: at, supplier, price
 * - `deals`: opened at, bid, supplier, closed at (-1 where it still ran)
 */
export interface RecordedBook {
  readonly seed: string;
  readonly seconds: number;
  readonly gas: { readonly open: number; readonly bill: number; readonly close: number };
  readonly demands: readonly (readonly string[])[];
  /** Demand that each supplier's machine just covers. */
  readonly suppliers: readonly number[];
  readonly buyers: number;
  readonly bids: readonly (readonly [number, number, string, number, number, number])[];
  readonly asks: readonly (readonly [number, number, string])[];
  readonly deals: readonly (readonly [number, number, number, number])[];
}
