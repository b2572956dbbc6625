import { TARGET_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { formatDecimal } from "../../../lib/decimal.ts";

/** Digits after the point of averages. */
const DIGITS = 3;

const HUNDRED = 100n;

/** Units on average: 1500 is `1.5`. */
export const averageText = (milli: bigint): string => formatDecimal(milli, DIGITS, { least: 0, most: DIGITS });

/** Units that shall be supplied for a demand, both with three decimals. */
export const targetOf = (demand: bigint): bigint => demand * TARGET_SUPPLY;

/** How many times the demand is supplied: `1.5×`. */
export const ratioText = (supply: bigint, demand: bigint): string =>
  demand === 0n ? "no demand" : `${formatDecimal((supply * HUNDRED) / demand, 2, { least: 0, most: 2 })}×`;
