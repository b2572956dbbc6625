import { BigDecimal, BigInt } from "@graphprotocol/graph-ts";

export const ZERO = BigInt.zero();

/** By which the index of dividends is scaled. */
export const TWO_TO_64 = BigInt.fromString("18446744073709551616");

/** 18-decimal one. */
const WAD = BigInt.fromString("1000000000000000000").toBigDecimal();

const SECONDS_PER_HOUR = BigInt.fromI32(3600);

const MOST_I64 = BigInt.fromI64(i64.MAX_VALUE);

/** A number of 64 bits with a sign, as columns of a fixed width hold: the largest one in place of what is larger. */
export function cappedToI64(value: BigInt): i64 {
  return value.gt(MOST_I64) ? i64.MAX_VALUE : value.toI64();
}

/** A number with 18 decimals as a decimal number. */
export function decimalOf(wad: BigInt): BigDecimal {
  return wad.toBigDecimal().div(WAD);
}

/** USD per second with 18 decimals as USD per hour. */
export function pricePerHourOf(price: BigInt): BigDecimal {
  return decimalOf(price.times(SECONDS_PER_HOUR));
}
