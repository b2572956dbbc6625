import type { DatabaseSync } from "node:sqlite";
import { gunzipSync, gzipSync } from "node:zlib";

import type { Hex } from "../lib/Hex.ts";
import type { ObservationRef } from "../node/agreement/Content.ts";
import { inTransaction } from "./inTransaction.ts";

/** A signed observation as it is kept. `json`: canonical JSON of the observation, which the hash is of. */
export interface KeptObservation extends ObservationRef {
  readonly epoch: bigint;
  readonly json: string;
}

/** The quickest: observations of very many machines are megabytes of digits, which shrink to a fraction at any level. */
const LEVEL = 1;

/**
 * Signed observations by their hash, each kept once, whatever report it is part of; and which of them this node made, so
 * that it says the same of an epoch however often it is asked.
 */
export class ObservationStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add({ hash, epoch, signer, signature, json }: KeptObservation): void {
    this.#database
      .prepare(
        `INSERT INTO observed (hash, epoch, signer, signature, packed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(hash, epoch, signer, signature, gzipSync(json, { level: LEVEL }));
  }

  has(hash: Hex): boolean {
    return this.#database.prepare("SELECT 1 FROM observed WHERE hash = ?").get(hash) !== undefined;
  }

  find(hash: Hex): KeptObservation | undefined {
    const row = this.#database
      .prepare("SELECT hash, epoch, signer, signature, packed FROM observed WHERE hash = ?")
      .get(hash);
    return row === undefined ? undefined : { ...refOf(row), epoch: BigInt(row["epoch"] as number), json: textOf(row) };
  }

  /** What this node said of an epoch. */
  own(epoch: bigint): ObservationRef | undefined {
    const row = this.#database
      .prepare("SELECT hash, signer, signature FROM own_observations JOIN observed USING (hash) WHERE own_epoch = ?")
      .get(epoch);
    return row === undefined ? undefined : refOf(row);
  }

  /** Keeps an observation as what this node says of its epoch. */
  addOwn(observation: KeptObservation): void {
    inTransaction(this.#database, () => {
      this.add(observation);
      this.#database
        .prepare("INSERT INTO own_observations (own_epoch, hash) VALUES (?, ?)")
        .run(observation.epoch, observation.hash);
    });
  }

  /** Forgets observations of epochs before the given one that no report is kept of. */
  dropBefore(epoch: bigint): void {
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM own_observations WHERE own_epoch < ?").run(epoch);
      this.#database
        .prepare("DELETE FROM observed WHERE epoch < ? AND hash NOT IN (SELECT hash FROM report_sources)")
        .run(epoch);
    });
  }
}

const textOf = (row: Record<string, unknown>): string => gunzipSync(row["packed"] as Uint8Array).toString("utf8");

const refOf = (row: Record<string, unknown>): ObservationRef => ({
  signer: row["signer"] as Hex,
  hash: row["hash"] as Hex,
  signature: row["signature"] as Hex,
});
