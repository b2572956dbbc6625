import type { DatabaseSync } from "node:sqlite";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Stored } from "../lib/storedMachine.ts";
import type { DealChange } from "../node/reward/dealSpans.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Placed } from "./Placed.ts";

/** A bill of a deal. `fee`: SNM wei that the market kept; `at`: unix seconds of the block. */
export interface DealBill {
  readonly id: Hex;
  readonly fee: bigint;
  readonly at: number;
}

/** In the place of the time at which a deal was closed, while it was not. */
const OPEN = Number.MAX_SAFE_INTEGER;

/**
 * What happened to deals, as the chain has it. Each change is kept under the id that its deal was opened with, and when that
 * was closed, so that nobody looks at deals of long ago.
 */
export class MarketStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up what some blocks hold, in the place of what was there before a reorganisation. */
  replace(blocks: BlockRange, changes: readonly Placed<DealChange>[], bills: readonly Placed<DealBill>[]): void {
    // The last blocks are read again and again: what is there is not written again.
    if (canonicalJson(this.#between(blocks)) === canonicalJson({ changes, bills })) return;
    inTransaction(this.#database, () => {
      const { from, to } = blocks;
      for (const table of ["deal_changes", "deal_bills"]) {
        this.#database.prepare(`DELETE FROM ${table} WHERE block BETWEEN ? AND ?`).run(from, to);
      }
      this.#database
        .prepare("UPDATE deal_changes SET closed_block = NULL, closed_at = ? WHERE closed_block BETWEEN ? AND ?")
        .run(OPEN, from, to);
      for (const change of changes) this.#insert(change);
      const bill = this.#database.prepare(
        "INSERT INTO deal_bills (block, log_index, id, fee, at) VALUES (?, ?, ?, ?, ?)",
      );
      for (const { block, logIndex, value } of bills) bill.run(block, logIndex, value.id, String(value.fee), value.at);
    });
  }

  /** What happened until a block to deals that were not closed before a time, in the order of the chain. */
  changes(block: number, since: number): DealChange[] {
    return this.#database
      .prepare(
        `SELECT json FROM deal_changes INDEXED BY deal_changes_closed_at WHERE closed_at >= ? AND block <= ?
         ORDER BY block, log_index`,
      )
      .all(since, block)
      .map((row) => changeOfRow(row));
  }

  /** Bills until a block, from a time on, in the order of the chain. */
  bills(block: number, since: number): Placed<DealBill>[] {
    return this.#database
      .prepare("SELECT * FROM deal_bills WHERE at >= ? AND block <= ? ORDER BY block, log_index")
      .all(since, block)
      .map((row) => placedOf(row, billOfRow(row)));
  }

  #insert({ block, logIndex, value }: Placed<DealChange>): void {
    const known = this.#database
      .prepare("SELECT origin FROM deal_changes WHERE id = ? ORDER BY block DESC, log_index DESC LIMIT 1")
      .get(value.id);
    const origin = (known?.["origin"] as string | undefined) ?? value.id;
    const id = value.kind === "amended" ? value.newId : value.id;
    this.#database
      .prepare("INSERT INTO deal_changes (block, log_index, id, origin, json, closed_at) VALUES (?, ?, ?, ?, ?, ?)")
      .run(block, logIndex, id, origin, canonicalJson(value), OPEN);
    if (value.kind !== "closed") return;
    this.#database
      .prepare("UPDATE deal_changes SET closed_block = ?, closed_at = ? WHERE origin = ?")
      .run(block, value.at, origin);
  }

  #between({ from, to }: BlockRange): { readonly changes: Placed<DealChange>[]; readonly bills: Placed<DealBill>[] } {
    const rowsOf = (table: string) =>
      this.#database
        .prepare(`SELECT * FROM ${table} WHERE block BETWEEN ? AND ? ORDER BY block, log_index`)
        .all(from, to);
    return {
      changes: rowsOf("deal_changes").map((row) => placedOf(row, changeOfRow(row))),
      bills: rowsOf("deal_bills").map((row) => placedOf(row, billOfRow(row))),
    };
  }
}

const placedOf = <T>(row: Record<string, unknown>, value: T): Placed<T> => ({
  ...{ block: row["block"] as number, logIndex: row["log_index"] as number, value },
});

function changeOfRow(row: Record<string, unknown>): DealChange {
  const change = JSON.parse(row["json"] as string) as Stored<DealChange>;
  return change.kind === "closed" ? change : { ...change, price: BigInt(change.price) };
}

const billOfRow = (row: Record<string, unknown>): DealBill => ({
  ...{ id: row["id"] as Hex, fee: BigInt(row["fee"] as string), at: row["at"] as number },
});
