import type { Hex } from "viem";

import { readStored, writeStored } from "../lib/stored.ts";
import { type TransactionRecord, isUnderWay, readRecord } from "./TransactionRecord.ts";

const KEY = "sonm.transactions";
const VERSION = 1;

/** What is stored. `chain`: which chain it happened on, as `belongTo` was told. */
interface Stored {
  readonly records: readonly TransactionRecord[];
  readonly chain: string | undefined;
}

/** How many are kept; older ones that are settled go first. */
const MOST = 50;

function accept(json: unknown): Stored | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { version, records, chain } = json as { version?: unknown; records?: unknown; chain?: unknown };
  if (version !== VERSION || !Array.isArray(records)) return undefined;
  return {
    records: records.map(readRecord).filter((record) => record !== undefined),
    chain: typeof chain === "string" ? chain : undefined,
  };
}

/**
 * The transactions that this browser sent, newest first. Kept over reloads, and shared by all of its tabs: each change is made
 * to what is stored at that time.
 */
export class TransactionStore {
  #records: readonly TransactionRecord[];
  #chain: string | undefined;
  /** Whether all of it is stored. Else what is stored is older than what this tab knows. */
  #kept = true;
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#records = [];
    this.#read();
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
    this.#read();
    this.#set([record, ...this.#records.filter(({ id }) => id !== record.id)]);
  }

  /** Takes over what another tab stored. Give it the window's `storage` events. */
  readonly hear = ({ key }: Pick<StorageEvent, "key">): void => {
    if (key !== null && key !== KEY) return;
    this.#read();
    this.#tell();
  };

  /** @returns the record as it is now, undefined if it was cleared meanwhile */
  update(id: Hex, change: Partial<Omit<TransactionRecord, "id">>): TransactionRecord | undefined {
    this.#read();
    this.#set(this.#records.map((record) => (record.id === id ? { ...record, ...change } : record)));
    return this.find(id);
  }

  /**
   * Says which chain this is. A local network begins anew at every start: what was sent on the last one is dropped.
   *
   * @param chain hash of its first block
   */
  belongTo(chain: string): void {
    if (chain === this.#chain) return;
    const dropped = this.#chain !== undefined;
    this.#chain = chain;
    this.#set(dropped ? [] : this.#records);
  }

  /** Drops everything that is settled. */
  clear(): void {
    this.#read();
    this.#set(this.#records.filter(isUnderWay));
  }

  #set(records: readonly TransactionRecord[]): void {
    const settledToKeep = MOST - records.filter(isUnderWay).length;
    let settled = 0;
    this.#records = records.filter((record) => isUnderWay(record) || ++settled <= settledToKeep);
    this.#kept = writeStored(this.#storage, KEY, { version: VERSION, records: this.#records, chain: this.#chain });
    this.#tell();
  }

  /** Where storage is empty, full or forbidden, what this tab knows stays. */
  #read(): void {
    if (!this.#kept) return;
    const stored = readStored(this.#storage, KEY, accept);
    if (stored === undefined) return;
    this.#records = stored.records;
    this.#chain = stored.chain;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
