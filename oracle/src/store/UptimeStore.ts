import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";
import type { AttestedUptime } from "../node/agreement/checkUptimes.ts";
import type { Uptime } from "../node/agreement/Uptime.ts";
import { inTransaction } from "./inTransaction.ts";

/** An uptime with the number of the report that attests it. */
export interface ReportedUptime extends AttestedUptime {
  readonly sequence: number;
}

/**
 * Whose roots the chain knows: reports from a number on, and every one whose number an interval divides. Their roots prove
 * something once they are final and not void.
 */
export interface Provable {
  readonly oldest: number;
  readonly interval: number;
}

/**
 * The uptimes that accepted reports attest. They go with their report, but for each machine's newest one, which stays
 * for good: the count of a machine that comes back after years goes on from there.
 */
export class UptimeStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up what an accepted report attests, and notes that this is done. */
  add(sequence: number, asOf: number, uptimes: readonly Uptime[]): void {
    inTransaction(this.#database, () => {
      const previous = this.#database.prepare(
        "SELECT online FROM attested_uptimes WHERE worker = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1",
      );
      const insert = this.#database.prepare(
        "INSERT OR REPLACE INTO attested_uptimes (worker, sequence, as_of, online) VALUES (?, ?, ?, ?)",
      );
      const heard = this.#database.prepare(
        `INSERT INTO uptime_machines (worker, last_heard) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET last_heard = MAX(last_heard, excluded.last_heard)`,
      );
      for (const { worker, online } of uptimes) {
        const before = previous.get(worker, sequence)?.["online"] as number | undefined;
        if (before === undefined || online > before) heard.run(worker, asOf);
        insert.run(worker, sequence, asOf, online);
      }
      this.#database.prepare("UPDATE reports SET indexed = 1 WHERE sequence = ?").run(sequence);
    });
  }

  /** The newest uptime of each machine, by worker. */
  newest(): Map<Hex, AttestedUptime> {
    const rows = this.#database
      .prepare(
        `SELECT u.worker, u.as_of, u.online FROM uptime_machines m JOIN attested_uptimes u ON u.worker = m.worker
         AND u.sequence = (SELECT MAX(sequence) FROM attested_uptimes WHERE worker = m.worker)`,
      )
      .all();
    return new Map(
      rows.map((row) => [row["worker"] as Hex, { asOf: row["as_of"] as number, online: row["online"] as number }]),
    );
  }

  /** A machine's newest uptime as of a time or earlier, in a report that is kept and can be proved. */
  upTo(worker: Hex, asOf: number, provable: Provable): ReportedUptime | undefined {
    return this.#find(worker, "as_of <= ?", "DESC", asOf, provable);
  }

  /** A machine's oldest uptime as of a time or later, in a report that is kept and can be proved. */
  since(worker: Hex, asOf: number, provable: Provable): ReportedUptime | undefined {
    return this.#find(worker, "as_of >= ?", "ASC", asOf, provable);
  }

  /**
   * Machines of which a report that was accepted attests a count as of a time or later, by their addresses.
   *
   * @param after the address behind which they begin
   */
  workersSince(asOf: number, after: string, limit: number): Hex[] {
    return this.#database
      .prepare(
        `SELECT worker FROM uptime_machines m WHERE worker > ? AND EXISTS (
           SELECT 1 FROM attested_uptimes WHERE worker = m.worker AND as_of >= ?
         ) ORDER BY worker LIMIT ?`,
      )
      .all(after, asOf, limit)
      .map((row) => row["worker"] as Hex);
  }

  /** A machine's counts from the last one before a span to the first one after it, oldest first. */
  around(worker: Hex, from: number, to: number): AttestedUptime[] {
    return this.#database
      .prepare(
        `SELECT as_of, online FROM attested_uptimes WHERE worker = :worker
           AND as_of >= IFNULL((SELECT MAX(as_of) FROM attested_uptimes WHERE worker = :worker AND as_of <= :from), 0)
           AND as_of <= IFNULL((SELECT MIN(as_of) FROM attested_uptimes WHERE worker = :worker AND as_of >= :to), :to)
         ORDER BY as_of`,
      )
      .all({ worker, from, to })
      .map((row) => ({ asOf: row["as_of"] as number, online: row["online"] as number }));
  }

  #find(
    worker: Hex,
    condition: "as_of <= ?" | "as_of >= ?",
    order: "ASC" | "DESC",
    asOf: number,
    { oldest, interval }: Provable,
  ): ReportedUptime | undefined {
    const row = this.#database
      .prepare(
        `SELECT sequence, as_of, online FROM attested_uptimes
         WHERE worker = ? AND ${condition} AND (sequence >= ? OR sequence % ? = 0)
           AND sequence IN (SELECT sequence FROM reports WHERE final = 1 AND void_block IS NULL)
         ORDER BY sequence ${order} LIMIT 1`,
      )
      .get(worker, asOf, oldest, interval);
    if (row === undefined) return undefined;
    return {
      sequence: row["sequence"] as number,
      asOf: row["as_of"] as number,
      online: row["online"] as number,
    };
  }
}
