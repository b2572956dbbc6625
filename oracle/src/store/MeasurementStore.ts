import type { DatabaseSync } from "node:sqlite";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { machineObservationSchema, type MachineObservation } from "../lib/machineSchemas.ts";
import { storedMachine, type Stored } from "../lib/storedMachine.ts";
import { inTransaction } from "./inTransaction.ts";

/** The newest measurement of each machine, and when the machine was last heard of. */
export class MeasurementStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  save(machine: MachineObservation): void {
    this.#database
      .prepare(
        `INSERT INTO measurements (worker, measured_at, heard_at, json) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET measured_at = excluded.measured_at, heard_at = excluded.heard_at, json = excluded.json`,
      )
      .run(machine.worker, machine.measuredAt, machine.measuredAt, canonicalJson(machine));
  }

  /** Unix seconds of the newest measurement, or undefined. */
  measuredAt(worker: Hex): number | undefined {
    const row = this.#database.prepare("SELECT measured_at FROM measurements WHERE worker = ?").get(worker);
    return row?.["measured_at"] as number | undefined;
  }

  /** Unix seconds at which a machine that was measured was last heard of, or undefined. */
  heardAt(worker: Hex): number | undefined {
    const row = this.#database.prepare("SELECT heard_at FROM measurements WHERE worker = ?").get(worker);
    return row?.["heard_at"] as number | undefined;
  }

  /** Machines that were measured and heard of since a time, with when they were last. */
  heardSince(time: number): ReadonlyMap<Hex, number> {
    const rows = this.#database.prepare("SELECT worker, heard_at FROM measurements WHERE heard_at >= ?").all(time);
    return new Map(rows.map((row) => [row["worker"] as Hex, row["heard_at"] as number]));
  }

  /** Drops the measurement of a machine. */
  forget(worker: Hex): void {
    this.#database.prepare("DELETE FROM measurements WHERE worker = ?").run(worker);
  }

  /** Notes when machines were last heard of, in unix seconds. In one transaction: each is a write to the disk. */
  heard(times: ReadonlyMap<Hex, number>): void {
    inTransaction(this.#database, () => {
      const statement = this.#database.prepare("UPDATE measurements SET heard_at = MAX(heard_at, ?) WHERE worker = ?");
      for (const [worker, time] of times) statement.run(time, worker);
    });
  }

  /** Measurements of machines heard of since a time and measured since another, ascending by worker. */
  list(heardSince: number, measuredSince: number): MachineObservation[] {
    return this.#database
      .prepare("SELECT json FROM measurements WHERE heard_at >= ? AND measured_at >= ? ORDER BY worker")
      .all(heardSince, measuredSince)
      .map((row) => storedMachine(JSON.parse(row["json"] as string) as Stored<MachineObservation>));
  }

  /** The newest measurement of a machine, and when the machine was last heard of. */
  find(worker: Hex): { readonly machine: MachineObservation; readonly heardAt: number } | undefined {
    const row = this.#database.prepare("SELECT json, heard_at FROM measurements WHERE worker = ?").get(worker);
    if (row === undefined) return undefined;
    const machine = machineObservationSchema.parse(JSON.parse(row["json"] as string));
    return { machine, heardAt: row["heard_at"] as number };
  }
}
