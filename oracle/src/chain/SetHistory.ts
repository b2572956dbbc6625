import type { Log as ChainLog } from "ethers";

import type { SignerSet } from "../node/agreement/SignerSet.ts";
import type { DatedSet, SignerSetStore } from "../store/SignerSetStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";
import { readSetEvent } from "./readSetEvent.ts";

/** Which signer set was in force when, read from the chain's events. */
export class SetHistory {
  readonly #contracts: Contracts;
  readonly #logs: LogReader;
  readonly #store: SignerSetStore;
  /** Sets whose owners were read, by the place of their event: the last blocks are read again and again. */
  readonly #read = new Map<string, DatedSet>();

  constructor(contracts: Contracts, logs: LogReader, store: SignerSetStore) {
    this.#contracts = contracts;
    this.#logs = logs;
    this.#store = store;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { masternodes } = this.#contracts;
    const topics = [masternodes.interface.getEvent("SignerSetChanged").topicHash];
    await this.#logs.read("signer sets", { address: await masternodes.getAddress(), topics }, async (logs, blocks) => {
      this.#store.replace(blocks, await Promise.all(logs.map((log) => this.#setOf(log))));
    });
  }

  /** The set in force once a block was made, as far as the chain was read; an empty one where there was none. */
  at(block: number): SignerSet {
    return this.#store.at(block);
  }

  async #setOf(log: ChainLog): Promise<DatedSet> {
    const place = `${log.blockHash} ${log.index}`;
    const known = this.#read.get(place);
    if (known !== undefined) return known;
    const set = await readSetEvent(log, this.#contracts);
    this.#read.set(place, set);
    return set;
  }
}
