import type { Address } from "viem";

/**
 * The newest certificate of an account for one level.
 *
 * - `validatorLevel`: up to which its validator may certify now
 * - `expiresAt`: unix seconds
 */
export interface Certificate {
  readonly level: number;
  readonly validator: Address;
  readonly validatorLevel: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/** Whether a certificate counts, or why it does not. */
export type CertificateState = "valid" | "revoked" | "expired" | "dismissed";

/** What a certificate is worth, by the rules of `Profiles.sol`. @param now unix seconds */
export function certificateState(
  { level, validatorLevel, expiresAt, revoked }: Certificate,
  now: number,
): CertificateState {
  if (revoked) return "revoked";
  if (now >= expiresAt) return "expired";
  return validatorLevel < level ? "dismissed" : "valid";
}

/** The level that the certificates give, which the market learns by a refresh. @param now unix seconds */
export function certifiedLevel(certificates: readonly Certificate[], now: number): number {
  const levels = certificates.filter((one) => certificateState(one, now) === "valid").map(({ level }) => level);
  return Math.max(1, ...levels);
}
