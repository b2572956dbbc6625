import type { DatabaseSync, StatementSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";

/** A time span in unix seconds: after `began`, up to and with `ended`. */
export interface Span {
  readonly began: number;
  readonly ended: number;
}

/**
 * A machine whose time online is counted.
 *
 * - `firstHeard`: when this node began to count, unix seconds; null where only reports tell of the machine
 * - `lastHeard`: when this node heard of it last, or the reports say that it was still online
 */
export interface CountedMachine {
  readonly worker: Hex;
  readonly firstHeard: number | null;
  readonly lastHeard: number;
}

/** When this node listened, which machines it counts, and when they were silent. */
export class OutageStore {
  readonly #database: DatabaseSync;
  /** Prepared once: it is asked for every machine at the end of an epoch. */
  readonly #find: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#find = database.prepare("SELECT began, ended FROM outages WHERE worker = ? AND ended > ? ORDER BY began");
  }

  /** The span in which this node listened without a break, as far as it was written down. */
  get listening(): Span | undefined {
    const row = this.#database.prepare("SELECT since, until FROM listening").get();
    return row === undefined ? undefined : { began: row["since"] as number, ended: row["until"] as number };
  }

  /** Whether a machine is counted. */
  has(worker: Hex): boolean {
    return this.#database.prepare("SELECT 1 FROM uptime_machines WHERE worker = ?").get(worker) !== undefined;
  }

  /** Counts a machine from a time on; one that is counted already stays as it is. */
  begin(worker: Hex, firstHeard: number): void {
    this.#database
      .prepare(
        `INSERT INTO uptime_machines (worker, first_heard, last_heard) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET first_heard = COALESCE(first_heard, excluded.first_heard)`,
      )
      .run(worker, firstHeard, firstHeard);
  }

  /** Notes how long this node has listened, and when it heard of machines last: all of it or nothing. */
  save({ began, ended }: Span, heardAt: ReadonlyMap<Hex, number>): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `INSERT INTO listening (id, since, until) VALUES (1, ?, ?)
           ON CONFLICT DO UPDATE SET since = excluded.since, until = excluded.until`,
        )
        .run(began, ended);
      const heard = this.#database.prepare(
        "UPDATE uptime_machines SET last_heard = MAX(last_heard, ?) WHERE worker = ?",
      );
      for (const [worker, time] of heardAt) heard.run(time, worker);
    });
  }

  /** Notes that machines were silent, each once. Noting it again, or longer, counts it once. */
  add(outages: ReadonlyMap<Hex, Span>): void {
    if (outages.size === 0) return;
    inTransaction(this.#database, () => {
      const insert = this.#database.prepare(
        `INSERT INTO outages (worker, began, ended) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET ended = MAX(ended, excluded.ended)`,
      );
      for (const [worker, { began, ended }] of outages) insert.run(worker, began, ended);
    });
  }

  /** The spans of a machine's silence that end after a time, oldest first. */
  outages(worker: Hex, after: number): Span[] {
    return this.#find
      .all(worker, after)
      .map((row) => ({ began: row["began"] as number, ended: row["ended"] as number }));
  }

  /** Machines that were heard of since a time, ascending by worker. */
  machines(heardSince: number): CountedMachine[] {
    return this.#database
      .prepare("SELECT * FROM uptime_machines WHERE last_heard >= ? ORDER BY worker")
      .all(heardSince)
      .map((row) => ({
        worker: row["worker"] as Hex,
        firstHeard: row["first_heard"] as number | null,
        lastHeard: row["last_heard"] as number,
      }));
  }

  /** Forgets silence that ended before the newest attested count of the machine: that count holds it. */
  prune(): void {
    this.#database.exec(
      `DELETE FROM outages WHERE ended <= (
         SELECT as_of FROM attested_uptimes u LEFT JOIN reports r USING (sequence)
         WHERE u.worker = outages.worker AND COALESCE(r.final, 1) = 1 ORDER BY sequence DESC LIMIT 1
       )`,
    );
  }
}
