import type { Hex } from "../lib/Hex.ts";

/** What the parties of a deal agreed on, as `Terms` on chain. Times in unix seconds, price in USD per second x 10^18. */
export interface DealTerms {
  readonly buyer: Hex;
  readonly supplier: Hex;
  readonly master: Hex;
  readonly price: bigint;
  readonly start: bigint;
  /** Seconds, 0 for spot. */
  readonly duration: bigint;
  readonly bond: bigint;
  /** Id of the ask or, once the deal was amended, of the deal that had the terms before. */
  readonly origin: Hex;
}

/** A deal of this machine. */
export interface Deal {
  readonly id: Hex;
  readonly terms: DealTerms;
  /** Unix seconds up to which it is paid. */
  readonly billedUntil: number;
  readonly open: boolean;
}
