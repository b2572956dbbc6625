import type { DatabaseSync } from "node:sqlite";

import { MAX_ROUNDS, type MachineLeafOrigin } from "@sonm/protocol/machine.ts";

import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** What one report attests of machines. */
export interface ReportedLeaves {
  readonly sequence: number;
  readonly epoch: number;
  /** Machines with the time of their leaf, and whose own measurements stand behind it. */
  readonly machines: readonly { readonly worker: Hex; readonly measuredAt: number; readonly by: readonly Hex[] }[];
}

/** Seconds for which leaves are remembered: no attestation is good for longer. */
const KEPT_SECONDS = 100 * 86_400;

/** From which reports the leaves of machines first came, and who measured them: a line for each leaf, not each report. */
export class LeafStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the leaves that are new; a report that is taken up again changes nothing. */
  add({ sequence, epoch, machines }: ReportedLeaves): void {
    inTransaction(this.#database, () => {
      const insert = this.#database.prepare(
        `INSERT INTO machine_leaves (worker, measured_at, sequence, epoch, signers) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET sequence = excluded.sequence, epoch = excluded.epoch, signers = excluded.signers
           WHERE excluded.sequence <= sequence`,
      );
      const trim = this.#database.prepare(
        `DELETE FROM machine_leaves WHERE worker = ? AND measured_at <= (
           SELECT measured_at FROM machine_leaves WHERE worker = ? ORDER BY measured_at DESC LIMIT 1 OFFSET ?
         )`,
      );
      let newest = 0;
      for (const { worker, measuredAt, by } of machines) {
        newest = Math.max(newest, measuredAt);
        if (insert.run(worker, measuredAt, sequence, epoch, by.join()).changes > 0)
          trim.run(worker, worker, MAX_ROUNDS);
      }
      this.#database.prepare("DELETE FROM machine_leaves WHERE measured_at < ?").run(newest - KEPT_SECONDS);
    });
  }

  /** Newest first. */
  of(worker: Hex): MachineLeafOrigin[] {
    return this.#database
      .prepare("SELECT * FROM machine_leaves WHERE worker = ? ORDER BY measured_at DESC LIMIT ?")
      .all(worker, MAX_ROUNDS)
      .map((row) => ({
        measuredAt: row["measured_at"] as number,
        sequence: row["sequence"] as number,
        epoch: row["epoch"] as number,
        by: (row["signers"] as string).split(",").filter((signer) => signer !== "") as Hex[],
      }));
  }
}
