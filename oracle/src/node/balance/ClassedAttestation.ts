import type { ClassUnits } from "./ClassUnits.ts";

/**
 * An attestation of a machine as far as classes look at it. Times in unix seconds.
 *
 * - `passes`: the classes that it passes, with the units that count for each
 */
export interface ClassedAttestation {
  readonly measuredAt: number;
  readonly expiresAt: number;
  readonly passes: readonly ClassUnits[];
}
