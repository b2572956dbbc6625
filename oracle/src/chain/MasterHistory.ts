import type { Log as ChainLog } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { MasterChange, WorkerStore } from "../store/WorkerStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";

/** Whose each worker was at any block, read from the market's events. */
export class MasterHistory {
  readonly #contracts: Pick<Contracts, "market">;
  readonly #logs: LogReader;
  readonly #store: WorkerStore;

  constructor(contracts: Pick<Contracts, "market">, logs: LogReader, store: WorkerStore) {
    this.#contracts = contracts;
    this.#logs = logs;
    this.#store = store;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { market } = this.#contracts;
    const topics = [
      (["WorkerConfirmed", "WorkerRemoved"] as const).map((name) => market.interface.getEvent(name).topicHash),
    ];
    await this.#logs.read("masters", { address: await market.getAddress(), topics }, (logs, blocks) => {
      this.#store.replace(
        blocks,
        logs.map((log) => changeOf(log, this.#contracts)),
      );
    });
  }

  /** A worker's master once a block was made, as far as the chain was read; the worker itself where it had none. */
  at(worker: Hex, block: number): Hex {
    return this.#store.masterAt(worker, block);
  }
}

function changeOf(log: ChainLog, { market }: Pick<Contracts, "market">): MasterChange {
  const event = market.interface.parseLog(log);
  if (event === null) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is of no worker.`);
  const worker = lowerHex(event.args["worker"] as string);
  const master = event.name === "WorkerConfirmed" ? lowerHex(event.args["master"] as string) : worker;
  return { worker, master, block: log.blockNumber, logIndex: log.index };
}
