import { SUBSIDY_SUPPLY, SUBSIDY_YEAR } from "@sonm/protocol/generated/constants.ts";

/** Percent of the subsidy in each of its years. */
const PERCENT = [40n, 30n, 20n, 10n];

/**
 * @param elapsed seconds since the subsidy began
 * @returns SNM wei released by then, rounded down
 */
export function subsidyReleased(elapsed: bigint): bigint {
  const numerator = PERCENT.reduce((sum, percent, year) => {
    const passed = elapsed - BigInt(year) * SUBSIDY_YEAR;
    const seconds = passed < 0n ? 0n : passed > SUBSIDY_YEAR ? SUBSIDY_YEAR : passed;
    return sum + percent * seconds;
  }, 0n);
  return (SUBSIDY_SUPPLY * numerator) / (100n * SUBSIDY_YEAR);
}
