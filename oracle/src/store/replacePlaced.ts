import type { DatabaseSync } from "node:sqlite";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Placed } from "./Placed.ts";

/** Tables of things with their place on the chain and their JSON, and nothing else. */
type PlacedTable = "reward_events" | "hardware_classes";

/**
 * Takes up what some blocks hold, in the place of what was there before a reorganisation. The last blocks are read again and
 * again: what is there is not written again.
 */
export function replacePlaced(
  database: DatabaseSync,
  table: PlacedTable,
  { from, to }: BlockRange,
  entries: readonly Placed<object>[],
): void {
  const given = entries.map(({ block, logIndex, value }) => ({
    ...{ block, log_index: logIndex, json: canonicalJson(value) },
  }));
  const known = database
    .prepare(`SELECT block, log_index, json FROM ${table} WHERE block BETWEEN ? AND ? ORDER BY block, log_index`)
    .all(from, to);
  if (canonicalJson(known) === canonicalJson(given)) return;
  inTransaction(database, () => {
    database.prepare(`DELETE FROM ${table} WHERE block BETWEEN ? AND ?`).run(from, to);
    const insert = database.prepare(`INSERT INTO ${table} (block, log_index, json) VALUES (?, ?, ?)`);
    for (const { block, log_index, json } of given) insert.run(block, log_index, json);
  });
}
