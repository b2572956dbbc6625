import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";
import type { Receipt } from "../uptimes/Receipt.ts";
import { inTransaction } from "./inTransaction.ts";

const DAY = 86_400;

/** Receipts of one node that are all kept. */
const NEWEST = 100;

/** Days for which one receipt of each node and day is kept: longer than the longest deal. */
const DAYS = 400;

/** The receipts for this machine's time online: of each node the newest hundred, and of 400 days the last of each day. */
export class ReceiptStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Keeps a receipt, and forgets what need not be kept any more. */
  add({ node, epoch, worker, asOf, online, signature }: Receipt): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare("INSERT INTO receipts (node, epoch, worker, as_of, online, signature) VALUES (?, ?, ?, ?, ?, ?)")
        .run(node, epoch, worker, asOf, online, signature);
      this.#database
        .prepare(
          `DELETE FROM receipts WHERE node = :node
             AND epoch NOT IN (SELECT epoch FROM receipts WHERE node = :node ORDER BY epoch DESC LIMIT :newest)
             AND epoch NOT IN (SELECT MAX(epoch) FROM receipts WHERE node = :node GROUP BY as_of / ${DAY})`,
        )
        .run({ node, newest: NEWEST });
      this.#database.prepare("DELETE FROM receipts WHERE as_of < ?").run(asOf - DAYS * DAY);
    });
  }

  /** A node's newest receipt. */
  newest(node: Hex): Receipt | undefined {
    const row = this.#database.prepare("SELECT * FROM receipts WHERE node = ? ORDER BY epoch DESC LIMIT 1").get(node);
    return row === undefined ? undefined : receiptOf(row);
  }

  /** All that are kept, by node and then oldest first. */
  list(): Receipt[] {
    return this.#database.prepare("SELECT * FROM receipts ORDER BY node, epoch").all().map(receiptOf);
  }
}

function receiptOf(row: Readonly<Record<string, unknown>>): Receipt {
  return {
    worker: row["worker"] as Hex,
    node: row["node"] as Hex,
    epoch: BigInt(row["epoch"] as number),
    asOf: row["as_of"] as number,
    online: row["online"] as number,
    signature: row["signature"] as Hex,
  };
}
