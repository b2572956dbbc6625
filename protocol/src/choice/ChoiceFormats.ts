/**
 * How a reader's program writes amounts, for sentences on baskets.
 *
 * - `usd`: USD with 18 decimals; `snm`: SNM wei, without the unit
 * - `ago`: unix seconds of something past; `duration`: seconds
 */
export interface ChoiceFormats {
  readonly usd: (usd: bigint) => string;
  readonly snm: (wei: bigint) => string;
  readonly ago: (time: number) => string;
  readonly duration: (seconds: number) => string;
}
