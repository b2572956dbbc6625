import type { Address } from "viem";

import { readStored, writeStored } from "../../lib/stored.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";

/** By a notice's key, the facts with which it was seen or dismissed. */
type Facts = Readonly<Record<string, string>>;

interface Kept {
  readonly seen: Facts;
  readonly dismissed: Facts;
}

const NOTHING: Kept = { seen: {}, dismissed: {} };

const isFacts = (value: unknown): value is Facts =>
  typeof value === "object" && value !== null && Object.values(value).every((facts) => typeof facts === "string");

function readKept(json: unknown): Kept | undefined {
  const { seen, dismissed } = (json ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return isFacts(seen) && isFacts(dismissed) ? { seen, dismissed } : undefined;
}

/** Which notices an account has seen and dismissed on this device, kept for later visits. */
export class NoticeMemory {
  readonly #storage: Storage;
  readonly #key: string;
  #kept: Kept;
  readonly #listeners = new Set<() => void>();

  constructor(storage: Storage, chainId: number, account: Address) {
    this.#storage = storage;
    this.#key = `sonm.notices.${chainId}.${account.toLowerCase()}`;
    this.#kept = readStored(storage, this.#key, readKept) ?? NOTHING;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): Kept => this.#kept;

  dismiss({ key, facts }: Pick<NoticeEntry, "key" | "facts">): void {
    this.#keep({ ...this.#kept, dismissed: { ...this.#kept.dismissed, [key]: facts } });
  }

  /** Shows again what was dismissed. */
  restore(): void {
    this.#keep({ ...this.#kept, dismissed: {} });
  }

  /** All of them were on screen. Those that are over are forgotten: they are new if they come back. */
  see(entries: readonly NoticeEntry[]): void {
    const seen = Object.fromEntries(entries.map(({ key, facts }) => [key, facts]));
    const isKnown = entries.every(({ key, facts }) => this.#kept.seen[key] === facts);
    if (!isKnown || Object.keys(this.#kept.seen).length !== entries.length) this.#keep({ ...this.#kept, seen });
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    writeStored(this.#storage, this.#key, kept);
    for (const listener of this.#listeners) listener();
  }
}
