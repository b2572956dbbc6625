import type { Log as ChainLog } from "ethers";

import type { CursorStore } from "../store/CursorStore.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** How logs are read. */
export interface LogReaderSettings {
  /** First block with anything of ours. */
  readonly startBlock: number;
  /** Blocks in one request. */
  readonly range: number;
  /** Blocks that a reorganisation may take back. */
  readonly reorgDepth: number;
}

/** Which logs: of one contract or some, with these topics. */
export interface LogFilter {
  readonly address: string | string[];
  readonly topics: (string | string[] | null)[];
}

/** Blocks, the first and the last of them, whose logs were read together. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads logs from where it stopped, also in an earlier run, up to the newest block. The last blocks are read again each
 * time, since a reorganisation may have changed them: whoever takes the logs must bear one twice.
 */
export class LogReader {
  readonly #provider: RpcProvider;
  readonly #cursors: CursorStore;
  readonly #settings: LogReaderSettings;
  /** How far each reader came in this run. What is on disk may lag: reading a few blocks twice is cheaper than a write each block. */
  readonly #places = new Map<string, number>();

  constructor(provider: RpcProvider, cursors: CursorStore, settings: LogReaderSettings) {
    this.#provider = provider;
    this.#cursors = cursors;
    this.#settings = settings;
  }

  /** Lets a reader that never read begin at the newest block: what was before does not matter to it. */
  async begin(name: string): Promise<void> {
    if (this.#places.has(name) || this.#cursors.get(name) !== undefined) return;
    this.#cursors.set(name, await this.#provider.getBlockNumber());
  }

  /**
   * Hands the new logs over, in order. How far it came is kept now and then.
   *
   * @param name under which the place is kept
   * @param take gets the logs, and the blocks that had no others of these
   */
  async read(
    name: string,
    filter: LogFilter,
    take: (logs: readonly ChainLog[], blocks: BlockRange) => void | Promise<void>,
  ): Promise<void> {
    const { startBlock, range, reorgDepth } = this.#settings;
    const newest = await this.#provider.getBlockNumber();
    const kept = this.#cursors.get(name);
    const last = this.#places.get(name) ?? kept;
    let from = last === undefined ? startBlock : Math.max(startBlock, Math.min(last, newest) - reorgDepth + 1);
    while (from <= newest) {
      const to = Math.min(from + range - 1, newest);
      await take(await this.#provider.getLogs({ ...filter, fromBlock: from, toBlock: to }), { from, to });
      this.#places.set(name, to);
      if (kept === undefined || to < kept || to >= kept + reorgDepth / 2) this.#cursors.set(name, to);
      from = to + 1;
    }
  }
}
