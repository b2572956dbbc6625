import type { Timed } from "./buckets.ts";

/** `price`: summed up over the deals, USD per second with 18 decimals. `lowest`: of the cheapest one. */
export interface PriceRow extends Timed {
  readonly opened: bigint;
  readonly price: bigint;
  readonly lowest: bigint;
}

/**
 * What the index tells over time. Amounts in SNM wei, the rate in SNM wei per USD, units of supply and demand with three
 * decimals. `prices` and `supplies` are those of one hardware class.
 */
export interface StatsSeries {
  readonly payments: readonly (Timed & { readonly paid: bigint; readonly fee: bigint })[];
  readonly deals: readonly PriceRow[];
  readonly rates: readonly (Timed & { readonly rate: bigint })[];
  readonly rewards: readonly (Timed & { readonly amount: bigint })[];
  readonly stakes: readonly (Timed & { readonly stake: bigint; readonly nodes: bigint })[];
  readonly machines: readonly (Timed & { readonly attestations: bigint; readonly bound: bigint })[];
  readonly reports: readonly (Timed & {
    readonly reports: bigint;
    readonly signatures: bigint;
    readonly seats: bigint;
    readonly voids: bigint;
  })[];
  readonly prices: readonly PriceRow[];
  readonly supplies: readonly (Timed & { readonly supply: bigint; readonly demand: bigint })[];
}
