import type { DatabaseSync } from "node:sqlite";

import type { Hex } from "../lib/Hex.ts";

/** What a node signed for an epoch: the digest, and the content with which others can sign it too. */
export interface SignedEpoch {
  readonly epoch: bigint;
  readonly digest: Hex;
  readonly content: string;
}

/** The report of this epoch was signed already, and it was another one. */
export class EpochSignedError extends Error {
  override readonly name = "EpochSignedError";
  readonly epoch: bigint;

  constructor(epoch: bigint) {
    super(`This node has signed another report for epoch ${epoch}.`);
    this.epoch = epoch;
  }
}

/**
 * Remembers which report this node signed for each epoch, on disk before any signature leaves: it never signs two.
 * Signatures are deterministic, so the one that was lost in a crash can be made again from the record.
 */
export class SigningRecord {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Records the report as the only one that this node signs for the epoch. Recording the same again changes nothing.
   *
   * @throws EpochSignedError if another one was recorded
   */
  claim({ epoch, digest, content }: SignedEpoch): void {
    this.#database
      .prepare("INSERT INTO signed_epochs (epoch, digest, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .run(epoch, digest, content);
    const row = this.#database.prepare("SELECT digest FROM signed_epochs WHERE epoch = ?").get(epoch);
    if (row?.["digest"] !== digest) throw new EpochSignedError(epoch);
  }

  /** Whether a report of the epoch was signed whose content is kept: `find` without reading its megabytes. */
  hasContent(epoch: bigint): boolean {
    const row = this.#database.prepare("SELECT 1 FROM signed_epochs WHERE epoch = ? AND content <> ''").get(epoch);
    return row !== undefined;
  }

  /** Whether a report of the epoch was signed, however long ago. */
  hasSigned(epoch: bigint): boolean {
    return this.#database.prepare("SELECT 1 FROM signed_epochs WHERE epoch = ?").get(epoch) !== undefined;
  }

  find(epoch: bigint): SignedEpoch | undefined {
    const row = this.#database.prepare("SELECT digest, content FROM signed_epochs WHERE epoch = ?").get(epoch);
    if (row === undefined) return undefined;
    return { epoch, digest: row["digest"] as Hex, content: row["content"] as string };
  }

  /** Forgets the content, never the digest, of epochs before the given one. */
  dropContentBefore(epoch: bigint): void {
    this.#database.prepare("UPDATE signed_epochs SET content = '' WHERE epoch < ? AND content <> ''").run(epoch);
  }
}
