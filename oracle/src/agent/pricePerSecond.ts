import { parseUnits } from "ethers";

const SECONDS_PER_HOUR = 3_600n;

/**
 * A price as orders carry it.
 *
 * @param pricePerHour USD, decimal
 * @returns USD per second, 18 decimals, rounded down
 */
export function pricePerSecond(pricePerHour: string): bigint {
  return parseUnits(pricePerHour, 18) / SECONDS_PER_HOUR;
}
