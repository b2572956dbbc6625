import type { DatabaseSync } from "node:sqlite";

import type { MachineDisagreement } from "@sonm/protocol/machine.ts";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { MachineDisagreements } from "../node/agreement/disagreementsOf.ts";
import { inTransaction } from "./inTransaction.ts";

/** The report that was looked at last. `asOf`: unix seconds of its epoch's end. */
export interface WeighedReport {
  readonly dataHash: Hex;
  readonly sequence: number;
  readonly epoch: number;
  readonly asOf: number;
}

/** What the report that was looked at last left out, by machine. */
export class DisagreementStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The report that was looked at last. */
  get report(): WeighedReport | undefined {
    const row = this.#database.prepare("SELECT * FROM weighed_report").get();
    if (row === undefined) return undefined;
    return {
      dataHash: row["data_hash"] as Hex,
      sequence: row["sequence"] as number,
      epoch: row["epoch"] as number,
      asOf: row["as_of"] as number,
    };
  }

  /** Takes a report in the place of the one before, with all that it left out. */
  replace({ dataHash, sequence, epoch, asOf }: WeighedReport, left: readonly MachineDisagreements[]): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `INSERT INTO weighed_report (id, data_hash, sequence, epoch, as_of) VALUES (1, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET data_hash = excluded.data_hash, sequence = excluded.sequence,
             epoch = excluded.epoch, as_of = excluded.as_of`,
        )
        .run(dataHash, sequence, epoch, asOf);
      this.#database.exec("DELETE FROM disagreements");
      const insert = this.#database.prepare("INSERT INTO disagreements (worker, nodes, benchmarks) VALUES (?, ?, ?)");
      for (const { worker, nodes, benchmarks } of left) insert.run(worker, nodes, canonicalJson(benchmarks));
    });
  }

  /** What was left out of a machine. */
  of(worker: Hex): Pick<MachineDisagreements, "nodes" | "benchmarks"> | undefined {
    const row = this.#database.prepare("SELECT nodes, benchmarks FROM disagreements WHERE worker = ?").get(worker);
    if (row === undefined) return undefined;
    return {
      nodes: row["nodes"] as number,
      benchmarks: JSON.parse(row["benchmarks"] as string) as MachineDisagreement[],
    };
  }
}
