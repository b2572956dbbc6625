import type { DatabaseSync } from "node:sqlite";

import { z } from "zod";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import { wire } from "../lib/wire.ts";
import { EMPTY_LEDGER, type DutyLedger } from "../node/duty/DutyLedger.ts";
import { inTransaction } from "./inTransaction.ts";

/**
 * An event on which duty depends, as the chain has it:
 *
 * - `total`: SNM wei collected since genesis, where rewards were collected; else undefined
 * - `report`: where a report was accepted, its signer set and who signed it: bit i for member i
 */
export interface DutyEvent {
  readonly block: number;
  readonly logIndex: number;
  readonly total: bigint | undefined;
  readonly report: { readonly setId: number; readonly signers: bigint } | undefined;
}

/** A ledger as it is once a block was made; -1 where it is the empty one. */
export interface DatedLedger {
  readonly block: number;
  readonly ledger: DutyLedger;
}

const amount = z.string().regex(/^\d+$/).transform(BigInt);
const amounts = z.array(z.tuple([wire.address, amount])).transform((entries) => new Map(entries));
const ledgerSchema = z.strictObject({ collected: amount, unshared: amount, earned: amounts, weights: amounts });

/** One ledger at a block that no reorganisation reaches, and the events since. What is older is in the ledger. */
export class DutyStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the events of some blocks, in the place of those that were there before a reorganisation. */
  replace({ from, to }: BlockRange, events: readonly DutyEvent[]): void {
    const first = Math.max(from, this.settled.block + 1);
    const rows = events.filter(({ block }) => block >= first).map((event) => rowOf(event));
    const known = this.#database
      .prepare("SELECT * FROM duty_events WHERE block BETWEEN ? AND ? ORDER BY block, log_index")
      .all(first, to);
    if (canonicalJson(known) === canonicalJson(rows)) return;
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM duty_events WHERE block BETWEEN ? AND ?").run(first, to);
      const insert = this.#database.prepare(
        "INSERT INTO duty_events (block, log_index, total, set_id, signers) VALUES (?, ?, ?, ?, ?)",
      );
      for (const { block, log_index, total, set_id, signers } of rows) {
        insert.run(block, log_index, total, set_id, signers);
      }
    });
  }

  /** The ledger that later ones go on from. */
  get settled(): DatedLedger {
    const row = this.#database.prepare("SELECT block, ledger FROM duty_ledger").get();
    if (row === undefined) return { block: -1, ledger: EMPTY_LEDGER };
    return { block: row["block"] as number, ledger: ledgerSchema.parse(JSON.parse(row["ledger"] as string)) };
  }

  /** The events after the settled ledger until a block, in the order of the chain. */
  until(block: number): DutyEvent[] {
    return this.#database
      .prepare("SELECT * FROM duty_events WHERE block <= ? ORDER BY block, log_index")
      .all(block)
      .map((row) => eventOfRow(row));
  }

  /** The block of the newest report but some, or undefined where there are not so many. */
  blockOfReport(newer: number): number | undefined {
    const row = this.#database
      .prepare(
        "SELECT block FROM duty_events WHERE set_id IS NOT NULL ORDER BY block DESC, log_index DESC LIMIT 1 OFFSET ?",
      )
      .get(newer);
    return row?.["block"] as number | undefined;
  }

  /** Makes a ledger the settled one, and forgets the events that are in it. */
  settle({ block, ledger }: DatedLedger): void {
    const { collected, unshared, earned, weights } = ledger;
    const text = canonicalJson({ collected, unshared, earned: [...earned], weights: [...weights] });
    inTransaction(this.#database, () => {
      this.#database
        .prepare("INSERT OR REPLACE INTO duty_ledger (id, block, ledger) VALUES (1, ?, ?)")
        .run(block, text);
      this.#database.prepare("DELETE FROM duty_events WHERE block <= ?").run(block);
    });
  }
}

const rowOf = ({ block, logIndex, total, report }: DutyEvent) => ({
  block,
  log_index: logIndex,
  total: total === undefined ? null : String(total),
  set_id: report?.setId ?? null,
  signers: report === undefined ? null : String(report.signers),
});

function eventOfRow(row: Record<string, unknown>): DutyEvent {
  const { block, log_index, total, set_id, signers } = row as unknown as ReturnType<typeof rowOf>;
  return {
    block,
    logIndex: log_index,
    total: total === null ? undefined : BigInt(total),
    report: set_id === null ? undefined : { setId: set_id, signers: BigInt(signers ?? 0) },
  };
}
