import type { DatabaseSync } from "node:sqlite";

import { MAX_ROUNDS, MAX_SENTENCE, type MachineRound, type RoundOutcome } from "@sonm/protocol/machine.ts";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** Most parts of one round whose failure is kept. */
const MOST_PARTS = 32;

/**
 * How the last rounds of measurement of each machine ended. Anybody can have a round by asking for one, so the store holds
 * only so many in all; the oldest go first.
 */
export class RoundStore {
  readonly #database: DatabaseSync;
  readonly #most: number;

  /** @param most rounds that are kept, of all machines */
  constructor(database: DatabaseSync, most: number) {
    this.#database = database;
    this.#most = most;
  }

  add(worker: Hex, { endedAt, outcome, failures }: MachineRound): void {
    inTransaction(this.#database, () => {
      const { id } = this.#database
        .prepare(
          "INSERT INTO measurement_rounds (worker, ended_at, outcome, failures) VALUES (?, ?, ?, ?) RETURNING id",
        )
        .get(worker, endedAt, outcome, canonicalJson(bounded(failures))) as { id: number };
      this.#database
        .prepare(
          `DELETE FROM measurement_rounds WHERE worker = ? AND id <= (
             SELECT id FROM measurement_rounds WHERE worker = ? ORDER BY id DESC LIMIT 1 OFFSET ?
           )`,
        )
        .run(worker, worker, MAX_ROUNDS);
      this.#database.prepare("DELETE FROM measurement_rounds WHERE id <= ?").run(id - this.#most);
    });
  }

  /** Newest first. */
  of(worker: Hex): MachineRound[] {
    return this.#database
      .prepare("SELECT * FROM measurement_rounds WHERE worker = ? ORDER BY id DESC LIMIT ?")
      .all(worker, MAX_ROUNDS)
      .map((row) => ({
        endedAt: row["ended_at"] as number,
        outcome: row["outcome"] as RoundOutcome,
        failures: JSON.parse(row["failures"] as string) as Record<string, string>,
      }));
  }
}

/** Letters of a part's name. */
const NAME_LETTERS = 40;

/** A part's name as the protocol spells names, whatever it was called. */
const nameOf = (part: string): string => {
  const plain = part.toLowerCase().replace(/[^a-z0-9.-]/g, "-");
  return (/^[a-z]/.test(plain) ? plain : `part-${plain}`).slice(0, NAME_LETTERS);
};

/** Reasons hold words of the machine's own. */
function bounded(failures: MachineRound["failures"]): Record<string, string> {
  const kept = Object.entries(failures).slice(0, MOST_PARTS);
  return Object.fromEntries(kept.map(([part, reason]) => [nameOf(part), reason.slice(0, MAX_SENTENCE)]));
}
