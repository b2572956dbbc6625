import type { DatabaseSync } from "node:sqlite";

/** How far the logs of the chain were read, by reader. */
export class CursorStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The last block that was read, or undefined before the first reading. */
  get(name: string): number | undefined {
    return this.#database.prepare("SELECT block FROM cursors WHERE name = ?").get(name)?.["block"] as
      number | undefined;
  }

  set(name: string, block: number): void {
    this.#database
      .prepare("INSERT INTO cursors (name, block) VALUES (?, ?) ON CONFLICT DO UPDATE SET block = excluded.block")
      .run(name, block);
  }
}
