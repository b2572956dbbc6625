import type { Log as ChainLog } from "ethers";

import type { DealTerms } from "@sonm/protocol/openDeals.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import type { LogReader } from "../../chain/LogReader.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { MarketEvent } from "./MarketEvent.ts";

/** What the market is read with. */
export interface MarketHistoryParts {
  readonly contracts: Pick<Contracts, "market">;
  readonly provider: { header(block: number): Promise<{ readonly number: number; readonly timestamp: number }> };
  readonly logs: Pick<LogReader, "read">;
}

const NAMES = [
  "OrderAnnounced",
  "OrderCancelled",
  "OrdersCancelled",
  "DealOpened",
  "DealAmended",
  "DealClosed",
] as const;

/** What happens on the market, read from its events: announced orders, and deals that open and close. */
export class MarketHistory {
  readonly #parts: MarketHistoryParts;

  constructor(parts: MarketHistoryParts) {
    this.#parts = parts;
  }

  /** Hands over what is new, in order. The last blocks are read again, so whoever takes it must bear one twice. */
  async read(take: (event: MarketEvent) => void): Promise<void> {
    const { contracts, logs } = this.#parts;
    const { market } = contracts;
    const topics = [NAMES.map((name) => market.interface.getEvent(name).topicHash)];
    await logs.read("market", { address: await market.getAddress(), topics }, async (found) => {
      const times = await this.#timesOf(found);
      for (const log of found) take(this.#eventOf(log, times.get(log.blockNumber) ?? 0));
    });
  }

  async #timesOf(found: readonly ChainLog[]): Promise<ReadonlyMap<number, number>> {
    const numbers = [...new Set(found.map(({ blockNumber }) => blockNumber))];
    const headers = await Promise.all(numbers.map((number) => this.#parts.provider.header(number)));
    return new Map(headers.map(({ number, timestamp }) => [number, timestamp]));
  }

  #eventOf(log: ChainLog, at: number): MarketEvent {
    const event = this.#parts.contracts.market.interface.parseLog(log);
    if (event === null) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is not the market's.`);
    return marketEventOf(event.name, event.args, at);
  }
}

function marketEventOf(name: string, args: Record<string, unknown>, at: number): MarketEvent {
  const hex = (key: string) => lowerHex(args[key] as string);
  if (name === "OrderAnnounced") {
    const order = (args["order"] as { toObject(): unknown }).toObject() as PackedOrder;
    const fields = unpackOrder({ ...order, benchmarks: [...order.benchmarks] });
    return { kind: "order", at, id: hex("id"), fields, signature: hex("signature") };
  }
  if (name === "OrderCancelled")
    return { kind: "cancelled", at, author: hex("author"), nonce: args["nonce"] as bigint };
  if (name === "OrdersCancelled") {
    return {
      kind: "voided",
      at,
      author: hex("author"),
      side: Number(args["side"]),
      epoch: Number(args["epoch"]),
    };
  }
  if (name === "DealClosed") return { kind: "closed", at, id: hex("id") };
  if (name === "DealAmended") {
    return { kind: "amended", at, id: hex("id"), newId: hex("newId"), duration: Number(args["duration"]) };
  }
  const { buyer, supplier, price, duration } = args["terms"] as DealTerms;
  return {
    ...{ kind: "opened", at, id: hex("id"), bid: hex("bid"), price, duration: Number(duration) },
    ...{ buyer: lowerHex(buyer), supplier: lowerHex(supplier) },
  };
}
