import type { Share } from "./forecast.ts";

/** Gas of an hourly bill, and of attestation and reward claim spread over days: what the project's gas limits allow. */
const BILL = 50_000n;
const BILLS_A_DAY = 24n;
const REST_A_DAY = 150_000n;

/** Gas that an agent uses in a day of which a share is rented, with one bill an hour. */
export const gasOfDay = ({ part, of }: Share): bigint =>
  REST_A_DAY + (of === 0n ? 0n : (BILL * BILLS_A_DAY * part) / of);
