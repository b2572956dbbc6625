import type { DatabaseSync } from "node:sqlite";

/** This node's own signed observations, so that it says the same of an epoch however often it is asked. */
export class ObservationStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @returns JSON, or undefined */
  find(epoch: bigint): string | undefined {
    return this.#database.prepare("SELECT json FROM observations WHERE epoch = ?").get(epoch)?.["json"] as
      string | undefined;
  }

  /** Keeps the first observation of an epoch; drops those of epochs before `oldest`. */
  add(epoch: bigint, json: string, oldest: bigint): void {
    this.#database
      .prepare("INSERT INTO observations (epoch, json) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .run(epoch, json);
    this.#database.prepare("DELETE FROM observations WHERE epoch < ?").run(oldest);
  }
}
