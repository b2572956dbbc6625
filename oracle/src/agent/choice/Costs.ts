/**
 * What a deal costs its supplier. Amounts in USD, 18 decimals.
 *
 * - `open`, `bill`, `close`: gas of one transaction, which the worker pays
 * - `billSeconds`: between two bills
 * - `feeBasisPoints`: of each payment, for the market
 * - `offlinePpm`: share of the time in which the machine is expected to be offline, in millionths: so much is refunded where
 *   a bond stands behind the deal, and nothing is earned then
 * - `bond`: what stands behind a deal
 */
export interface Costs {
  readonly open: bigint;
  readonly bill: bigint;
  readonly close: bigint;
  readonly billSeconds: number;
  readonly feeBasisPoints: number;
  readonly offlinePpm: number;
  readonly bond: bigint;
}
