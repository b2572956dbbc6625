import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";

/** Measurements before their time of a master's machines that this node began. `lastAt`: unix seconds. */
export interface RepeatSeries {
  readonly tries: number;
  readonly lastAt: number;
}

/** How often this node has measured the machines of each master before their time. */
export class RepeatStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(master: Hex): RepeatSeries | undefined {
    const row = this.#database.prepare("SELECT tries, last_at FROM repeats WHERE master = ?").get(master);
    return row === undefined ? undefined : { tries: row["tries"] as number, lastAt: row["last_at"] as number };
  }

  /** Counts one more. */
  add(master: Hex, at: number): void {
    this.#database
      .prepare(
        `INSERT INTO repeats (master, tries, last_at) VALUES (?, 1, ?)
         ON CONFLICT DO UPDATE SET tries = tries + 1, last_at = excluded.last_at`,
      )
      .run(master, at);
  }

  /** Forgets the series that ended by a time, but for those of some masters. */
  forget(endedBy: number, except: ReadonlySet<Hex>): void {
    const ended = this.#database.prepare("SELECT master FROM repeats WHERE last_at <= ?").all(endedBy);
    const remove = this.#database.prepare("DELETE FROM repeats WHERE master = ?");
    for (const { master } of ended as { master: Hex }[]) if (!except.has(master)) remove.run(master);
  }
}
