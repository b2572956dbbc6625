import type { DatabaseSync } from "node:sqlite";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** A worker got a master, or lost it: then it is its own. */
export interface MasterChange {
  readonly worker: Hex;
  readonly master: Hex;
  readonly block: number;
  readonly logIndex: number;
}

/** Whose each worker is, and was at any block. */
export class WorkerStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the changes of some blocks, in the place of those that were there before a reorganisation. */
  replace({ from, to }: BlockRange, changes: readonly MasterChange[]): void {
    const known = this.#database
      .prepare(
        `SELECT worker, master, block, log_index AS logIndex FROM worker_masters WHERE block BETWEEN ? AND ?
         ORDER BY block, log_index`,
      )
      .all(from, to);
    if (canonicalJson(known) === canonicalJson(changes)) return;
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM worker_masters WHERE block BETWEEN ? AND ?").run(from, to);
      const insert = this.#database.prepare(
        "INSERT OR REPLACE INTO worker_masters (worker, block, log_index, master) VALUES (?, ?, ?, ?)",
      );
      for (const { worker, block, logIndex, master } of changes) insert.run(worker, block, logIndex, master);
    });
  }

  /** A worker's master once a block was made; the worker itself where it had none. */
  masterAt(worker: Hex, block: number): Hex {
    const row = this.#database
      .prepare(
        `SELECT master FROM worker_masters WHERE worker = ? AND block <= ?
         ORDER BY block DESC, log_index DESC LIMIT 1`,
      )
      .get(worker, block);
    return (row?.["master"] as Hex | undefined) ?? worker;
  }
}
