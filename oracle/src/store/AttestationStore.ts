import type { DatabaseSync } from "node:sqlite";

import { canonicalJson } from "../lib/canonicalJson.ts";
import { machineObservationSchema, type MachineObservation } from "../lib/machineSchemas.ts";

/** What the chain attests of this machine. */
export interface Attestation {
  readonly machine: MachineObservation;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** The attestations of this machine, as the chain told them. */
export class AttestationStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  save({ machine, expiresAt }: Attestation): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO attestations (measured_at, expires_at, json) VALUES (?, ?, ?)")
      .run(machine.measuredAt, expiresAt, canonicalJson(machine));
  }

  /** The attestation of the measurement of a time, unix seconds. */
  find(measuredAt: number): Attestation | undefined {
    const row = this.#database.prepare("SELECT * FROM attestations WHERE measured_at = ?").get(measuredAt);
    if (row === undefined) return undefined;
    return {
      machine: machineObservationSchema.parse(JSON.parse(row["json"] as string)),
      expiresAt: row["expires_at"] as number,
    };
  }
}
