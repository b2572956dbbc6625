import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";

/** The block that an epoch's committees are drawn with. */
export interface BeaconBlock {
  readonly block: number;
  readonly hash: Hex;
}

/** The beacons of epochs that no reorganisation can change any more. */
export class BeaconStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  find(epoch: bigint): BeaconBlock | undefined {
    const row = this.#database.prepare("SELECT block, hash FROM beacons WHERE epoch = ?").get(epoch);
    return row === undefined ? undefined : { block: row["block"] as number, hash: row["hash"] as Hex };
  }

  /** The block of the earliest beacon after an epoch. */
  blockAfter(epoch: bigint): number | undefined {
    const row = this.#database.prepare("SELECT block FROM beacons WHERE epoch > ? ORDER BY epoch LIMIT 1").get(epoch);
    return row?.["block"] as number | undefined;
  }

  add(epoch: bigint, { block, hash }: BeaconBlock): void {
    this.#database
      .prepare("INSERT INTO beacons (epoch, block, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .run(epoch, block, hash);
  }
}
