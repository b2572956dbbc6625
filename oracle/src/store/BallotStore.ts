import type { DatabaseSync } from "node:sqlite";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { certificateSchema, type Certificate, type Lock } from "../node/agreement/Certificate.ts";
import { contentSchema, type Content } from "../node/agreement/Content.ts";

/**
 * How far this node took part in the agreement on an epoch.
 *
 * - `attempt`: the newest one in which it voted
 * - `digest`: of the report that it voted for there
 * - `lock`: why it is bound to a report, and for which signer set that is
 */
export interface CastBallot {
  readonly attempt: number;
  readonly digest: Hex;
  readonly lock: { readonly certificate: Certificate; readonly setId: number } | undefined;
}

/** Remembers this node's votes, on disk before any leaves: it votes for one report in an attempt, also after a crash. */
export class BallotStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  find(epoch: bigint): CastBallot | undefined {
    const row = this.#database
      .prepare("SELECT attempt, digest, certificate, set_id FROM ballots WHERE epoch = ?")
      .get(epoch);
    if (row === undefined) return undefined;
    const certificate = row["certificate"] as string | null;
    return {
      attempt: row["attempt"] as number,
      digest: row["digest"] as Hex,
      lock:
        certificate === null
          ? undefined
          : { certificate: certificateSchema.parse(JSON.parse(certificate)), setId: row["set_id"] as number },
    };
  }

  /** The content of the report that this node is locked on, unless it was dropped. */
  content(epoch: bigint): Content | undefined {
    const text = this.#database.prepare("SELECT content FROM ballots WHERE epoch = ?").get(epoch)?.["content"];
    return typeof text === "string" ? contentSchema.parse(JSON.parse(text)) : undefined;
  }

  /** Notes a vote; a lock stays what it was. */
  cast(epoch: bigint, attempt: number, digest: Hex): void {
    this.#database
      .prepare(
        `INSERT INTO ballots (epoch, attempt, digest) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET attempt = excluded.attempt, digest = excluded.digest`,
      )
      .run(epoch, attempt, digest);
  }

  /** Notes the vote to lock on a report, and with it the lock. */
  lock({ certificate, content }: Lock): void {
    const { epoch, attempt, digest } = certificate;
    this.#database
      .prepare(
        `INSERT INTO ballots (epoch, attempt, digest, certificate, set_id, content) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET attempt = MAX(attempt, excluded.attempt), digest = excluded.digest,
           certificate = excluded.certificate, set_id = excluded.set_id, content = excluded.content`,
      )
      .run(epoch, attempt, digest, canonicalJson(certificate), content.report.setId, canonicalJson(content));
  }

  /** Forgets the content of a report that is on record as signed. */
  dropContent(epoch: bigint): void {
    this.#database.prepare("UPDATE ballots SET content = NULL WHERE epoch = ?").run(epoch);
  }

  /** Forgets epochs whose time is over: nobody votes on them any more. */
  dropBefore(epoch: bigint): void {
    this.#database.prepare("DELETE FROM ballots WHERE epoch < ?").run(epoch);
  }
}
