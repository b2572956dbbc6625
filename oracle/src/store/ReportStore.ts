import type { DatabaseSync } from "node:sqlite";

import type { Report } from "@sonm/protocol/report.ts";

import type { Hex } from "../lib/Hex.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Provable } from "./UptimeStore.ts";

/** A report that the chain accepted. */
export interface AcceptedReport extends Report {
  /** Counts accepted reports from 1. */
  readonly sequence: number;
  readonly block: number;
}

/** Which reports are kept: the newest ones, and those whose root stays for good from an epoch on. */
export interface Kept {
  readonly newest: number;
  readonly interval: number;
  readonly oldestEpoch: bigint;
}

/** The accepted reports, with their leaf data and which observations are behind them, as far as this node has them. */
export class ReportStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Adds a report as the chain shows it; after a reorganisation it replaces the one that had its number. */
  accept({ sequence, block, epoch, setId, root, rate, dataHash }: AcceptedReport): void {
    const known = this.#database.prepare("SELECT block, data_hash FROM reports WHERE sequence = ?").get(sequence);
    if (known?.["data_hash"] === dataHash && known["block"] === block) return;
    inTransaction(this.#database, () => {
      if (known !== undefined && known["data_hash"] !== dataHash) this.#forgetAttested(sequence);
      // What takes the place of a report is as new as it is itself, and so are those that follow.
      if (known !== undefined) this.#database.prepare("UPDATE reports SET final = 0 WHERE sequence >= ?").run(sequence);
      this.#database
        .prepare(
          `INSERT INTO reports (sequence, block, epoch, set_id, root, rate, data_hash, indexed)
           VALUES (?, ?, ?, ?, ?, ?, ?, 0)
           ON CONFLICT DO UPDATE SET block = excluded.block, epoch = excluded.epoch, set_id = excluded.set_id,
             root = excluded.root, rate = excluded.rate, data_hash = excluded.data_hash,
             indexed = CASE WHEN data_hash = excluded.data_hash THEN indexed ELSE 0 END`,
        )
        .run(sequence, block, epoch, setId, root, String(rate), dataHash);
    });
  }

  /** Takes note that a report was voided in a block: what it attested does not count. */
  makeVoid(sequence: number, block: number): void {
    inTransaction(this.#database, () => {
      this.#database.prepare("UPDATE reports SET void_block = ?, indexed = 0 WHERE sequence = ?").run(block, sequence);
      this.#forgetAttested(sequence);
    });
  }

  /** Takes back what was voided from a block on: whoever reads those blocks again hears of it again. */
  forgetVoids(sinceBlock: number): void {
    this.#database.prepare("UPDATE reports SET void_block = NULL WHERE void_block >= ?").run(sinceBlock);
  }

  /** Number of the newest report that can't be voided any more, 0 if there is none. */
  get newestFinal(): number {
    const row = this.#database.prepare("SELECT MAX(sequence) AS newest FROM reports WHERE final = 1").get();
    return (row?.["newest"] as number | null | undefined) ?? 0;
  }

  /** Takes note that reports up to a number can't be voided any more. */
  makeFinal(sequence: number): void {
    this.#database.prepare("UPDATE reports SET final = 1 WHERE final = 0 AND sequence <= ?").run(sequence);
  }

  /** Forgets reports that the chain does not have any more, or that are too old to matter, and what they attest. */
  keepOnly(last: number, { newest, interval, oldestEpoch }: Kept): void {
    inTransaction(this.#database, () => {
      const gone = this.#database
        .prepare(
          `DELETE FROM reports WHERE sequence > ? OR (sequence <= ? AND (sequence % ? <> 0 OR epoch < ?))
           RETURNING sequence`,
        )
        .all(last, last - newest, interval, oldestEpoch);
      for (const { sequence } of gone as { sequence: number }[]) {
        if (sequence > last) this.#forgetAttested(sequence);
        else this.#forgetOlderUptimes(sequence);
      }
      if (gone.length === 0) return;
      this.dropUnreported();
    });
  }

  /** Forgets the data of reports that the chain does not have. */
  dropUnreported(): void {
    for (const table of ["report_data", "report_sources"]) {
      this.#database.exec(`DELETE FROM ${table} WHERE data_hash NOT IN (SELECT data_hash FROM reports)`);
    }
  }

  /** Reports that can be proved and whose data are missing, newest first. */
  missing({ oldest, interval }: Provable): AcceptedReport[] {
    return this.#database
      .prepare(
        `SELECT * FROM reports WHERE (sequence >= ? OR sequence % ? = 0) AND void_block IS NULL
           AND data_hash NOT IN (SELECT data_hash FROM report_data) ORDER BY sequence DESC`,
      )
      .all(oldest, interval)
      .map((row) => reportOfRow(row));
  }

  /** Reports whose data are here, and whose uptimes were not taken up yet, oldest first. */
  unindexed(): AcceptedReport[] {
    return this.#database
      .prepare(
        `SELECT * FROM reports WHERE indexed = 0 AND void_block IS NULL AND data_hash IN (SELECT data_hash FROM report_data)
         ORDER BY sequence`,
      )
      .all()
      .map((row) => reportOfRow(row));
  }

  /** Whether the uptimes of a report were taken up, or never will be, since it is void. */
  isIndexed(sequence: number): boolean {
    const row = this.#database
      .prepare("SELECT 1 FROM reports WHERE sequence = ? AND (indexed = 1 OR void_block IS NOT NULL)")
      .get(sequence);
    return row !== undefined;
  }

  /** Newest reports first that are final and not void: those whose roots prove something. */
  newestProvable(count: number): AcceptedReport[] {
    return this.#database
      .prepare("SELECT * FROM reports WHERE final = 1 AND void_block IS NULL ORDER BY sequence DESC LIMIT ?")
      .all(count)
      .map((row) => reportOfRow(row));
  }

  /** Newest reports first that are not void. */
  newestValid(count: number): AcceptedReport[] {
    return this.#database
      .prepare("SELECT * FROM reports WHERE void_block IS NULL ORDER BY sequence DESC LIMIT ?")
      .all(count)
      .map((row) => reportOfRow(row));
  }

  /** The newest report that was accepted and not void once a block was made. */
  validAt(block: number): AcceptedReport | undefined {
    const row = this.#database
      .prepare(
        `SELECT * FROM reports WHERE block <= ? AND (void_block IS NULL OR void_block > ?)
         ORDER BY sequence DESC LIMIT 1`,
      )
      .get(block, block);
    return row === undefined ? undefined : reportOfRow(row);
  }

  /** The accepted report of an epoch. */
  ofEpoch(epoch: bigint): AcceptedReport | undefined {
    const row = this.#database.prepare("SELECT * FROM reports WHERE epoch = ?").get(epoch);
    return row === undefined ? undefined : reportOfRow(row);
  }

  /** The accepted report with a number. */
  find(sequence: number): AcceptedReport | undefined {
    const row = this.#database.prepare("SELECT * FROM reports WHERE sequence = ?").get(sequence);
    return row === undefined ? undefined : reportOfRow(row);
  }

  /** Newest reports first. */
  newest(count: number): AcceptedReport[] {
    return this.#database
      .prepare("SELECT * FROM reports ORDER BY sequence DESC LIMIT ?")
      .all(count)
      .map((row) => reportOfRow(row));
  }

  /**
   * Keeps what a report says, and what it was made of.
   *
   * @param data canonical JSON of the leaf data
   * @param sources hashes of the observations
   */
  saveData(dataHash: Hex, data: string, sources: readonly Hex[]): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare("INSERT INTO report_data (data_hash, data) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .run(dataHash, data);
      const insert = this.#database.prepare(
        "INSERT INTO report_sources (data_hash, hash) VALUES (?, ?) ON CONFLICT DO NOTHING",
      );
      for (const hash of sources) insert.run(dataHash, hash);
    });
  }

  /** Canonical JSON of a report's leaf data. */
  data(dataHash: Hex): string | undefined {
    const row = this.#database.prepare("SELECT data FROM report_data WHERE data_hash = ?").get(dataHash);
    return row?.["data"] as string | undefined;
  }

  /** The hashes of the observations that a report was made of, in the order of their signers. */
  sources(dataHash: Hex): Hex[] {
    return this.#database
      .prepare("SELECT hash FROM report_sources JOIN observed USING (hash) WHERE data_hash = ? ORDER BY signer")
      .all(dataHash)
      .map((row) => row["hash"] as Hex);
  }

  /** What a report attested that does not count any more. */
  #forgetAttested(sequence: number): void {
    this.#database.prepare("DELETE FROM attested_uptimes WHERE sequence = ?").run(sequence);
    this.#database.prepare("DELETE FROM attested_devices WHERE sequence = ?").run(sequence);
  }

  /** A machine's newest uptime stays. */
  #forgetOlderUptimes(sequence: number): void {
    this.#database
      .prepare(
        `DELETE FROM attested_uptimes WHERE sequence = ? AND EXISTS (
           SELECT 1 FROM attested_uptimes newer
           WHERE newer.worker = attested_uptimes.worker AND newer.sequence > attested_uptimes.sequence
         )`,
      )
      .run(sequence);
  }
}

function reportOfRow(row: Record<string, unknown>): AcceptedReport {
  return {
    sequence: row["sequence"] as number,
    block: row["block"] as number,
    epoch: BigInt(row["epoch"] as number),
    setId: row["set_id"] as number,
    root: row["root"] as Hex,
    rate: BigInt(row["rate"] as string),
    dataHash: row["data_hash"] as Hex,
  };
}
