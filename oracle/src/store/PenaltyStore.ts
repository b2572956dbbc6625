import type { DatabaseSync } from "node:sqlite";

import type { BlockRange } from "../chain/LogReader.ts";
import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** A call of the DAO that was scheduled and would jail or slash a masternode. `operation`: the treasury's id of it. */
export interface Penalty {
  readonly block: number;
  readonly logIndex: number;
  readonly operation: Hex;
  readonly owner: Hex;
  readonly kind: "jail" | "slash";
}

/** Penalties that the DAO has scheduled, until they are executed or cancelled. */
export class PenaltyStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the penalties of some blocks, in the place of those that were there before a reorganisation. */
  replace({ from, to }: BlockRange, penalties: readonly Penalty[]): void {
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM penalties WHERE block BETWEEN ? AND ?").run(from, to);
      const insert = this.#database.prepare(
        "INSERT INTO penalties (block, log_index, operation, owner, kind) VALUES (?, ?, ?, ?, ?)",
      );
      for (const { block, logIndex, operation, owner, kind } of penalties) {
        insert.run(block, logIndex, operation, owner, kind);
      }
    });
  }

  /** Of one masternode, oldest first. */
  of(owner: Hex): Penalty[] {
    return this.#database
      .prepare(
        `SELECT block, log_index AS logIndex, operation, owner, kind FROM penalties WHERE owner = ?
         ORDER BY block, log_index`,
      )
      .all(owner) as unknown as Penalty[];
  }

  /** Forgets an operation that is over. */
  drop(operation: Hex): void {
    this.#database.prepare("DELETE FROM penalties WHERE operation = ?").run(operation);
  }
}
