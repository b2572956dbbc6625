/** Bits behind the point of the numbers that are calculated with. */
const BITS = 256n;

const ONE = 1n << BITS;

/** Decimals of a rate. */
const RATE_DECIMALS = 18;

/**
 * 1.0001 to the power of a number, with 256 bits behind the point, rounded down at each step: its relative error is below
 * 2^-240 for the ticks of a pool, which are at most 887,272.
 */
function power(exponent: number): bigint {
  let result = ONE;
  let square = (ONE * 10_001n) / 10_000n;
  for (let left = Math.abs(exponent); left > 0; left >>>= 1) {
    if ((left & 1) === 1) result = (result * square) >> BITS;
    square = (square * square) >> BITS;
  }
  return exponent < 0 ? (ONE * ONE) / result : result;
}

/** What a pool's tokens are. */
export interface PoolTokens {
  /** Whether SNM is the pool's token 0. */
  readonly snmFirst: boolean;
  readonly snmDecimals: number;
  readonly usdDecimals: number;
}

/**
 * The rate at a tick: SNM wei per USD, rounded down.
 *
 * A pool's tick is the logarithm to the base 1.0001 of the price of token 0 in token 1, both in their smallest units
 * (Uniswap V3 whitepaper, 6.1).
 */
export function tickToRate(tick: number, { snmFirst, snmDecimals, usdDecimals }: PoolTokens): bigint {
  const ratio = power(snmFirst ? -tick : tick);
  const exponent = usdDecimals + RATE_DECIMALS - snmDecimals;
  return exponent < 0 ? ratio / 10n ** BigInt(-exponent) / ONE : (ratio * 10n ** BigInt(exponent)) >> BITS;
}
