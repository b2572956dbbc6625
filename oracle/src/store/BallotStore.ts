import type { DatabaseSync } from "node:sqlite";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { lockSchema, type Lock } from "../node/agreement/Certificate.ts";

/**
 * How far this node took part in the agreement on an epoch.
 *
 * - `attempt`: the newest one in which it voted
 * - `digest`: of the report that it voted for there
 */
export interface CastBallot {
  readonly attempt: number;
  readonly digest: Hex;
  readonly lock: Lock | undefined;
}

/** Remembers this node's votes, on disk before any leaves: it votes for one report in an attempt, also after a crash. */
export class BallotStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  find(epoch: bigint): CastBallot | undefined {
    const row = this.#database.prepare("SELECT attempt, digest, lock FROM ballots WHERE epoch = ?").get(epoch);
    if (row === undefined) return undefined;
    const lock = row["lock"] as string | null;
    return {
      attempt: row["attempt"] as number,
      digest: row["digest"] as Hex,
      lock: lock === null ? undefined : lockSchema.parse(JSON.parse(lock)),
    };
  }

  /** Notes a vote; a lock stays what it was unless there is a new one. */
  cast(epoch: bigint, attempt: number, digest: Hex, lock?: Lock): void {
    this.#database
      .prepare(
        `INSERT INTO ballots (epoch, attempt, digest, lock) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET attempt = excluded.attempt, digest = excluded.digest,
           lock = COALESCE(excluded.lock, lock)`,
      )
      .run(epoch, attempt, digest, lock === undefined ? null : canonicalJson(lock));
  }

  /** Forgets epochs whose time is over: nobody votes on them any more. */
  dropBefore(epoch: bigint): void {
    this.#database.prepare("DELETE FROM ballots WHERE epoch < ?").run(epoch);
  }
}
