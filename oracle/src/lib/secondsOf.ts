import { parseUnits } from "ethers";

/** Digits after the point of hours. */
const DIGITS = 4;

const SECONDS_PER_HOUR = 3_600n;

/** Hours as people write them, such as "1.5", in whole seconds. */
export const secondsOf = (hours: string): bigint =>
  (parseUnits(hours, DIGITS) * SECONDS_PER_HOUR) / 10n ** BigInt(DIGITS);
