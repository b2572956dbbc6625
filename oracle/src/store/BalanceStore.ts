import type { DatabaseSync } from "node:sqlite";

import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Stored } from "../lib/storedMachine.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Placed } from "./Placed.ts";
import { replacePlaced } from "./replacePlaced.ts";

/** A class under its id. */
export interface NumberedClass {
  readonly classId: number;
  readonly definition: HardwareClass;
}

/** A bill of a deal. `fee`: SNM wei that the market kept; `at`: unix seconds of the block. */
export interface DealBill {
  readonly id: Hex;
  readonly fee: bigint;
  readonly at: number;
}

/** What supply and demand by class depend on beside what rewards do, as the chain has it: hardware classes, and bills of deals. */
export class BalanceStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the classes that some blocks added, in the place of what was there before a reorganisation. */
  replaceClasses(blocks: BlockRange, classes: readonly Placed<NumberedClass>[]): void {
    replacePlaced(this.#database, "hardware_classes", blocks, classes);
  }

  /** The same of bills. */
  replaceBills({ from, to }: BlockRange, bills: readonly Placed<DealBill>[]): void {
    if (canonicalJson(this.#billsBetween(from, to)) === canonicalJson(bills)) return;
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM deal_bills WHERE block BETWEEN ? AND ?").run(from, to);
      const insert = this.#database.prepare(
        "INSERT INTO deal_bills (block, log_index, id, fee, at) VALUES (?, ?, ?, ?, ?)",
      );
      for (const { block, logIndex, value } of bills) {
        insert.run(block, logIndex, value.id, String(value.fee), value.at);
      }
    });
  }

  /** The classes that there were once a block was made, by id. */
  classes(block: number): Map<number, HardwareClass> {
    return new Map(
      this.#database
        .prepare("SELECT json FROM hardware_classes WHERE block <= ? ORDER BY block, log_index")
        .all(block)
        .map((row) => classOfJson(row["json"] as string)),
    );
  }

  /** Bills until a block, from a time on, in the order of the chain. */
  bills(block: number, since: number): Placed<DealBill>[] {
    return this.#database
      .prepare("SELECT * FROM deal_bills WHERE at >= ? AND block <= ? ORDER BY block, log_index")
      .all(since, block)
      .map((row) => billOfRow(row));
  }

  #billsBetween(from: number, to: number): Placed<DealBill>[] {
    return this.#database
      .prepare("SELECT * FROM deal_bills WHERE block BETWEEN ? AND ? ORDER BY block, log_index")
      .all(from, to)
      .map((row) => billOfRow(row));
  }
}

function classOfJson(json: string): [number, HardwareClass] {
  const { classId, definition } = JSON.parse(json) as Stored<NumberedClass>;
  const { minMemoryBytes, minDiskBytes, minGpuMemoryBytes, maxGpuMemoryBytes, minBenchmarks, ...rest } = definition;
  return [
    classId,
    {
      ...rest,
      minMemoryBytes: BigInt(minMemoryBytes),
      minDiskBytes: BigInt(minDiskBytes),
      minGpuMemoryBytes: BigInt(minGpuMemoryBytes),
      maxGpuMemoryBytes: BigInt(maxGpuMemoryBytes),
      minBenchmarks: minBenchmarks.map(BigInt),
    },
  ];
}

const billOfRow = (row: Record<string, unknown>): Placed<DealBill> => ({
  block: row["block"] as number,
  logIndex: row["log_index"] as number,
  value: { id: row["id"] as Hex, fee: BigInt(row["fee"] as string), at: row["at"] as number },
});
