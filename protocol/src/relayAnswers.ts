// Apart from what reads orders: a page that only asks needs none of that.

/** Most orders on one page of `GET /orders`. */
export const RELAY_PAGE_LIMIT = 500;

/**
 * Codes with which a relay refuses an order, beside `malformed` for what is none.
 *
 * - `signature`: it is not the author's
 * - `expired`, `validity`: `validUntil` is past, or further away than orders may be good
 * - `epoch`, `nonce`: its author cancelled it, or it was filled
 * - `price`: it is zero
 * - `benchmarks`: there are too many, one is too large, or they are not four for each word that is used
 * - `too-many`: the author has as many orders on the relay as one may have
 * - `full`: the relay has no room
 * - `uncovered`: nothing stands behind the order: its author's ledger balance is below its reserve
 * - `too-fast`: too many posts came from one place
 * - `starting`: the relay has not read the chain yet
 */
export const RELAY_REFUSALS = [
  "malformed",
  "signature",
  "expired",
  "validity",
  "epoch",
  "nonce",
  "price",
  "benchmarks",
  "too-many",
  "full",
  "uncovered",
  "too-fast",
  "starting",
] as const;

export type RelayRefusal = (typeof RELAY_REFUSALS)[number];
