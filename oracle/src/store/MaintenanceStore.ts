import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";
import type { Window } from "../maintenance/Window.ts";
import { inTransaction } from "./inTransaction.ts";

/** A window with when this node took it, unix seconds. */
export interface AnnouncedWindow extends Window {
  readonly announcedAt: number;
}

/** Machines' planned downtime, as their workers announced it. */
export class MaintenanceStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A machine's windows, ascending. */
  of(worker: Hex): AnnouncedWindow[] {
    return this.#database
      .prepare("SELECT began, ended, announced_at FROM maintenance WHERE worker = ? ORDER BY began")
      .all(worker)
      .map((row) => ({
        from: row["began"] as number,
        to: row["ended"] as number,
        announcedAt: row["announced_at"] as number,
      }));
  }

  /** Milliseconds of the message that said what stands here; 0 before the first. */
  toldAt(worker: Hex): number {
    const row = this.#database.prepare("SELECT told_at FROM maintenance_plans WHERE worker = ?").get(worker);
    return (row?.["told_at"] as number | undefined) ?? 0;
  }

  /** Puts a machine's windows in the place of those that stood. */
  replace(worker: Hex, toldAt: number, windows: readonly AnnouncedWindow[]): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `INSERT INTO maintenance_plans (worker, told_at) VALUES (?, ?)
           ON CONFLICT DO UPDATE SET told_at = excluded.told_at`,
        )
        .run(worker, toldAt);
      this.#database.prepare("DELETE FROM maintenance WHERE worker = ?").run(worker);
      const insert = this.#database.prepare(
        "INSERT INTO maintenance (worker, began, ended, announced_at) VALUES (?, ?, ?, ?)",
      );
      for (const { from, to, announcedAt } of windows) insert.run(worker, from, to, announcedAt);
    });
  }

  /** All windows that are not over, by worker. */
  current(now: number): Map<Hex, AnnouncedWindow[]> {
    const windows = new Map<Hex, AnnouncedWindow[]>();
    const rows = this.#database.prepare("SELECT * FROM maintenance WHERE ended > ? ORDER BY worker, began").all(now);
    for (const row of rows) {
      const worker = row["worker"] as Hex;
      const window = {
        from: row["began"] as number,
        to: row["ended"] as number,
        announcedAt: row["announced_at"] as number,
      };
      windows.set(worker, [...(windows.get(worker) ?? []), window]);
    }
    return windows;
  }

  /** Forgets windows that ended before a time. */
  prune(before: number): void {
    this.#database.prepare("DELETE FROM maintenance WHERE ended < ?").run(before);
  }
}
