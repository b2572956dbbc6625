import type { DatabaseSync } from "node:sqlite";

import type { Report } from "@sonm/protocol/report.ts";

import type { Hex } from "../lib/Hex.ts";

/** A report that the chain accepted. */
export interface AcceptedReport extends Report {
  /** Counts accepted reports from 1. */
  readonly sequence: number;
  readonly block: number;
}

/** The accepted reports, with the leaf data and observations behind them as far as this node has them. */
export class ReportStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Adds a report as the chain shows it; after a reorganisation it replaces the one that had its number. */
  accept({ sequence, block, epoch, setId, root, rate, dataHash }: AcceptedReport): void {
    this.#database
      .prepare(
        `INSERT INTO reports (sequence, block, epoch, set_id, root, rate, data_hash) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET block = excluded.block, epoch = excluded.epoch, set_id = excluded.set_id,
           root = excluded.root, rate = excluded.rate, data_hash = excluded.data_hash`,
      )
      .run(sequence, block, epoch, setId, root, String(rate), dataHash);
  }

  /** Forgets reports that the chain does not have any more, or that are too old to matter. */
  keepOnly(newest: number, count: number): void {
    this.#database.prepare("DELETE FROM reports WHERE sequence > ? OR sequence <= ?").run(newest, newest - count);
    this.#database.exec("DELETE FROM report_data WHERE data_hash NOT IN (SELECT data_hash FROM reports)");
  }

  /** The accepted report of an epoch. */
  ofEpoch(epoch: bigint): AcceptedReport | undefined {
    const row = this.#database.prepare("SELECT * FROM reports WHERE epoch = ?").get(epoch);
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
   * Keeps what a report was made of.
   *
   * @param data canonical JSON of the leaf data
   * @param observations JSON of the signed observations
   */
  saveData(dataHash: Hex, data: string, observations: string): void {
    this.#database
      .prepare("INSERT INTO report_data (data_hash, data, observations) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .run(dataHash, data, observations);
  }

  data(dataHash: Hex): { readonly data: string; readonly observations: string } | undefined {
    const row = this.#database.prepare("SELECT data, observations FROM report_data WHERE data_hash = ?").get(dataHash);
    return row === undefined ? undefined : { data: row["data"] as string, observations: row["observations"] as string };
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
