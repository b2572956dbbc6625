import type { DatabaseSync } from "node:sqlite";

import type { Report } from "@sonm/protocol/report.ts";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { reportSchema } from "../node/agreement/Content.ts";
import { inTransaction } from "./inTransaction.ts";

/** A report with a masternode's signature of it. */
export interface SignedReport {
  readonly report: Report;
  readonly digest: Hex;
  readonly signature: Hex;
}

/** Two reports for one epoch with the signatures of one signer. */
export interface Equivocation {
  readonly signer: Hex;
  readonly epoch: bigint;
  readonly first: SignedReport;
  readonly second: SignedReport;
}

/** Who signed which report, as far as this node saw it, and the proofs that somebody signed two for one epoch. */
export class EquivocationStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Notes a signature, which is the signer's. Of one signer and epoch no more than two reports are kept.
   *
   * @returns whether it is the second report, and so a proof
   */
  note(signer: Hex, { report, digest, signature }: SignedReport): boolean {
    return inTransaction(this.#database, () => {
      const known = this.#database
        .prepare("SELECT digest FROM report_signatures WHERE signer = ? AND epoch = ?")
        .all(signer, report.epoch);
      if (known.length > 1 || known.some((row) => row["digest"] === digest)) return false;
      this.#database
        .prepare("INSERT INTO report_signatures (signer, epoch, digest, report, signature) VALUES (?, ?, ?, ?, ?)")
        .run(signer, report.epoch, digest, canonicalJson(report), signature);
      if (known.length === 0) return false;
      this.#database.prepare("INSERT INTO equivocations (signer, epoch) VALUES (?, ?)").run(signer, report.epoch);
      return true;
    });
  }

  /** Proofs that the chain does not have yet, oldest first. */
  open(): Equivocation[] {
    return this.#database
      .prepare("SELECT signer, epoch FROM equivocations WHERE settled = 0 ORDER BY epoch, signer")
      .all()
      .flatMap((row) => this.#proofOf(row["signer"] as Hex, BigInt(row["epoch"] as number)) ?? []);
  }

  /** Whether there is a proof against one of these signers that the chain does not have yet. */
  threatens(signers: readonly Hex[]): boolean {
    return this.open().some(({ signer }) => signers.includes(signer));
  }

  /** The chain has the proof, or can't use it any more. */
  settle(signer: Hex, epoch: bigint): void {
    this.#database.prepare("UPDATE equivocations SET settled = 1 WHERE signer = ? AND epoch = ?").run(signer, epoch);
  }

  /** Forgets what was signed for epochs before the given one, but for proofs that wait. */
  dropBefore(epoch: bigint): void {
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM equivocations WHERE settled = 1 AND epoch < ?").run(epoch);
      this.#database
        .prepare(
          `DELETE FROM report_signatures WHERE epoch < ? AND NOT EXISTS (
             SELECT 1 FROM equivocations e WHERE e.signer = report_signatures.signer AND e.epoch = report_signatures.epoch
           )`,
        )
        .run(epoch);
    });
  }

  #proofOf(signer: Hex, epoch: bigint): Equivocation | undefined {
    const [first, second] = this.#database
      .prepare("SELECT * FROM report_signatures WHERE signer = ? AND epoch = ? ORDER BY digest")
      .all(signer, epoch)
      .map((row) => ({
        report: reportSchema.parse(JSON.parse(row["report"] as string)),
        digest: row["digest"] as Hex,
        signature: row["signature"] as Hex,
      }));
    return first === undefined || second === undefined ? undefined : { signer, epoch, first, second };
  }
}
