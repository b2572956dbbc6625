import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";

/** The address under which each masternode announced to be reached, by owner. */
export class EndpointStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(owner: Hex): string | undefined {
    const row = this.#database.prepare("SELECT endpoint FROM endpoints WHERE owner = ?").get(owner);
    return row?.["endpoint"] as string | undefined;
  }

  set(owner: Hex, endpoint: string): void {
    this.#database
      .prepare(
        "INSERT INTO endpoints (owner, endpoint) VALUES (?, ?) ON CONFLICT DO UPDATE SET endpoint = excluded.endpoint",
      )
      .run(owner, endpoint);
  }
}
