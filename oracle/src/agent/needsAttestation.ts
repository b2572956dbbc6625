import type { MachineObservation } from "../lib/machineSchemas.ts";
import type { Attestation } from "../store/AttestationStore.ts";

/**
 * Whether a leaf that the nodes offer should be submitted: there is no attestation, it ends soon, or it lacks a
 * benchmark, a card or a version of the agent that the leaf has: reward programs look at all of them. Otherwise a new
 * measurement is not worth a transaction.
 *
 * @param now unix seconds on the chain
 * @param renewBefore seconds before the end at which to renew
 */
export function needsAttestation(
  current: Attestation | undefined,
  offered: MachineObservation,
  now: number,
  renewBefore: number,
): boolean {
  if (current === undefined) return true;
  if (offered.measuredAt <= current.machine.measuredAt) return false;
  if (now >= current.expiresAt - renewBefore) return true;
  const { facts, gpus } = current.machine;
  if (offered.facts.softwareVersion > facts.softwareVersion || offered.gpus.length > gpus.length) return true;
  return offered.benchmarks.some((value, id) => value > 0n && (current.machine.benchmarks[id] ?? 0n) === 0n);
}
