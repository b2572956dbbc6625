/**
 * What bounds a choice beside the task: who buys, and when.
 *
 * - `now`: unix seconds
 * - `buyer`: undefined for somebody whose key is not known yet; `level`: the identity level that counts
 * - `avoided`: with whom the buyer can open no deal, in lower case: either has the other on a blacklist, or it is banned
 * - `listers`: whose blacklists have the buyer, in lower case: an ask may name one of them
 * - `perDeal`: what opening one more deal costs beside its price, USD with 18 decimals
 * - `locked`: most that all reserves may lock, USD with 18 decimals at the rate now; undefined for any
 * - `effort`: steps after which the search ends with the best that it has, and says how far from the best possible that can be
 */
export interface Limits {
  readonly now: number;
  readonly buyer:
    { readonly address: `0x${string}`; readonly master: `0x${string}`; readonly level: number } | undefined;
  readonly avoided: ReadonlySet<string>;
  readonly listers: ReadonlySet<string>;
  readonly perDeal: bigint;
  readonly locked: bigint | undefined;
  readonly effort: number;
}

/** Somebody who has to do with nobody, and steps that a fraction of a second is enough for. */
export const NO_LIMITS: Omit<Limits, "now"> = {
  buyer: undefined,
  avoided: new Set(),
  listers: new Set(),
  perDeal: 0n,
  locked: undefined,
  effort: 30_000,
};
