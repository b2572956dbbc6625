import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";

import type { Attestation } from "./attestation.ts";

/**
 * How far what a machine's ask promises is attested.
 *
 * - `short`: it promises more than was measured
 */
export type AttestationState = "fresh" | "expired" | "never" | "short";

/**
 * @param promised values by benchmark id, as the ask is signed
 * @param now unix seconds
 */
export function attestationState(
  attestation: Attestation | undefined,
  promised: readonly bigint[],
  now: number,
): AttestationState {
  if (attestation === undefined) return "never";
  if (now > attestation.expiresAt) return "expired";
  return benchmarksCover(attestation.benchmarks, promised) ? "fresh" : "short";
}
