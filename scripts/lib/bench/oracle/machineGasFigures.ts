import { readGasSnapshot } from "../gasSnapshot.ts";
import type { Figure } from "../Figure.ts";

/** Reports in a month of 30 days, one an hour. */
const REPORTS = 30 * 24;

/**
 * Gas on chain for one machine and month, by the number of machines that share the reports:
 *
 *     720 x report.11 / machines + hardware.again + refund
 *
 * 720 hourly reports of eleven signatures, one renewed attestation, and one claim with two uptime proofs. Gas of each is
 * what the tests hold this version to (`gas.snapshot.json`).
 */
export async function machineGasFigures(): Promise<Figure[]> {
  const gas = await readGasSnapshot();
  return [1_000, 10_000, 100_000].map((machines) => ({
    name: `oracle.machine.month.gas.${machines / 1_000}k`,
    value: Math.round((REPORTS * gas["report.11"]) / machines + gas["hardware.again"] + gas.refund),
    unit: "gas",
  }));
}
