import type { Log as ChainLog } from "ethers";

import type { DealTerms } from "@sonm/protocol/openDeals.ts";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { DealChange } from "../node/reward/dealSpans.ts";
import type { DealBill, MarketStore } from "../store/MarketStore.ts";
import type { Placed } from "../store/Placed.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** What the deals are read with. */
export interface DealHistoryParts {
  readonly contracts: Pick<Contracts, "market">;
  readonly provider: Pick<RpcProvider, "header">;
  readonly logs: Pick<LogReader, "read">;
  readonly deals: Pick<MarketStore, "replace">;
}

const NAMES = ["DealOpened", "DealAmended", "DealClosed", "DealBilled"] as const;

/** Which machine had a deal when, at which price, and the fees of its bills, read from the market's events. */
export class DealHistory {
  readonly #parts: DealHistoryParts;

  constructor(parts: DealHistoryParts) {
    this.#parts = parts;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { contracts, logs, deals } = this.#parts;
    const { market } = contracts;
    const topics = [NAMES.map((name) => market.interface.getEvent(name).topicHash)];
    await logs.read("deals", { address: await market.getAddress(), topics }, async (found, blocks) => {
      const times = await this.#timesOf(found);
      const [changes, bills]: [Placed<DealChange>[], Placed<DealBill>[]] = [[], []];
      for (const log of found) {
        const { name, args } = this.#eventOf(log);
        const [place, at] = [{ block: log.blockNumber, logIndex: log.index }, times.get(log.blockNumber) ?? 0];
        if (name === "DealBilled") bills.push({ ...place, value: billOf(args, at) });
        else changes.push({ ...place, value: changeOf(name, args, at) });
      }
      deals.replace(blocks, changes, bills);
    });
  }

  /** When the blocks of logs were made: events do not say when a deal was amended, billed or closed. */
  async #timesOf(found: readonly ChainLog[]): Promise<ReadonlyMap<number, number>> {
    const numbers = [...new Set(found.map(({ blockNumber }) => blockNumber))];
    const headers = await Promise.all(numbers.map((number) => this.#parts.provider.header(number)));
    return new Map(headers.map(({ number, timestamp }) => [number, timestamp]));
  }

  #eventOf(log: ChainLog): { readonly name: string; readonly args: Record<string, unknown> } {
    const event = this.#parts.contracts.market.interface.parseLog(log);
    if (event === null) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is of no deal.`);
    return { name: event.name, args: event.args };
  }
}

const billOf = (args: Record<string, unknown>, at: number): DealBill => ({
  id: lowerHex(args["id"] as string),
  fee: args["fee"] as bigint,
  at,
});

function changeOf(name: string, args: Record<string, unknown>, at: number): DealChange {
  const id = lowerHex(args["id"] as string);
  if (name === "DealClosed") return { kind: "closed", id, at };
  if (name === "DealAmended") {
    const newId: Hex = lowerHex(args["newId"] as string);
    return { kind: "amended", id, newId, price: args["price"] as bigint, duration: Number(args["duration"]), at };
  }
  const { supplier, price, duration, start } = args["terms"] as DealTerms;
  return { kind: "opened", id, worker: lowerHex(supplier), price, duration: Number(duration), at: Number(start) };
}
