/** Shares that are in every pool and nobody's, and the wei that belongs to them: see `SharePool.sol`. */
const VIRTUAL_SHARES = 1n << 30n;
const VIRTUAL_WEI = 1n;

/** A pool: SNM wei, and shares of all. */
export interface SharePool {
  readonly wei: bigint;
  readonly shares: bigint;
}

/** SNM wei that shares of a pool are worth, rounded down, as the contract counts. */
export const poolValue = (shares: bigint, pool: SharePool): bigint =>
  (shares * (pool.wei + VIRTUAL_WEI)) / (pool.shares + VIRTUAL_SHARES);
