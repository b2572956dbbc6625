import { DAY } from "../lib/time.ts";

/** Seconds before its end from which on a supplier should look after an attestation. The agent renews it by then. */
export const ENDING_SECONDS = 5 * DAY;

/**
 * How an attestation stands.
 *
 * - `ending`: it is good, for a few days
 * - `ended`: the machine can't be bought by who demands attested hardware
 */
export type AttestationLife = "never" | "ended" | "ending" | "attested";

/**
 * @param expiresAt unix seconds, undefined where the machine was never attested
 * @param now unix seconds
 */
export function attestationLife(expiresAt: number | undefined, now: number): AttestationLife {
  if (expiresAt === undefined) return "never";
  if (now > expiresAt) return "ended";
  return expiresAt - now < ENDING_SECONDS ? "ending" : "attested";
}
