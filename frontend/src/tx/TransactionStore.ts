import type { Hex } from "viem";

import { readStored, writeStored } from "../lib/stored.ts";
import { type TransactionRecord, isUnderWay, readRecord } from "./TransactionRecord.ts";

const KEY = "sonm.transactions";
const VERSION = 1;

/** How many are kept; older ones that are settled go first. */
const MOST = 50;

function accept(json: unknown): readonly TransactionRecord[] | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { version, records } = json as { version?: unknown; records?: unknown };
  if (version !== VERSION || !Array.isArray(records)) return undefined;
  return records.map(readRecord).filter((record) => record !== undefined);
}

/** The transactions that this browser sent, newest first. Kept over reloads. */
export class TransactionStore {
  #records: readonly TransactionRecord[];
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#records = readStored(storage, KEY, accept) ?? [];
  }

  readonly snapshot = (): readonly TransactionRecord[] => this.#records;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: Hex): TransactionRecord | undefined {
    return this.#records.find((record) => record.id === id);
  }

  add(record: TransactionRecord): void {
    this.#set([record, ...this.#records.filter(({ id }) => id !== record.id)]);
  }

  /** @returns the record as it is now, undefined if it was cleared meanwhile */
  update(id: Hex, change: Partial<Omit<TransactionRecord, "id">>): TransactionRecord | undefined {
    this.#set(this.#records.map((record) => (record.id === id ? { ...record, ...change } : record)));
    return this.find(id);
  }

  /** Drops everything that is settled. */
  clear(): void {
    this.#set(this.#records.filter(isUnderWay));
  }

  #set(records: readonly TransactionRecord[]): void {
    const settledToKeep = MOST - records.filter(isUnderWay).length;
    let settled = 0;
    this.#records = records.filter((record) => isUnderWay(record) || ++settled <= settledToKeep);
    writeStored(this.#storage, KEY, { version: VERSION, records: this.#records });
    for (const listener of this.#listeners) listener();
  }
}
