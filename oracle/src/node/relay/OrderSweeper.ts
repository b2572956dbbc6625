import { Side } from "@sonm/protocol/generated/enums.ts";

import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import type { LogReader } from "../../chain/LogReader.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { NodeConfig } from "../../config/nodeConfig.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { KeptOrder, OrderLook, RelayStore } from "../../store/RelayStore.ts";
import { ChainLook } from "./ChainLook.ts";

/** What keeps a relay's orders true. */
export interface OrderSweeperParts {
  readonly contracts: Contracts;
  readonly provider: RpcProvider;
  readonly logs: LogReader;
  readonly clock: ChainClock;
  readonly store: RelayStore;
  readonly config: Pick<NodeConfig, "relayMinBalance" | "relayRecheckSeconds" | "relayUncoveredSeconds" | "reorgDepth">;
  readonly log: Log;
}

/** Name under which it is kept how far the market's logs were read. */
const CURSOR = "relay";

/** Rounds in which all orders are looked at again, and the fewest of one round. */
const ROUNDS = 30;
const FEWEST = 200;

/** The market's events after which an author's orders may be void, or covered otherwise. */
const EVENTS = ["OrderCancelled", "OrdersCancelled", "DealOpened", "Deposited", "Withdrawn"] as const;

/** Names of the arguments of these events that are authors of orders. */
const AUTHORS = ["author", "buyer", "supplier", "account"] as const;

/**
 * Keeps what a relay has true to the chain. Events tell whose orders to look at; what counts is what the chain says of
 * the order then. All are looked at again from time to time, since a reorganisation or a bill tells nobody.
 */
export class OrderSweeper {
  readonly #parts: OrderSweeperParts;
  /** Events that were acted on, with their blocks: the last blocks are read again each time. */
  readonly #seen = new Map<string, number>();
  /** Authors whose orders are still to be looked at. */
  readonly #touched = new Set<Hex>();
  #sweptAt = 0;

  constructor(parts: OrderSweeperParts) {
    this.#parts = parts;
  }

  /** Looks once at what changed, and when the time has come, at some of what may have. */
  async tick(): Promise<void> {
    const { clock, store, config, logs, log } = this.#parts;
    const { block } = clock;
    const time = clock.now();
    if (block === undefined || time === undefined) return;
    const now = Math.floor(time);
    await logs.begin(CURSOR);
    await this.#readEvents();
    await this.#look(store.ofAuthors(this.#touched), block.number, now);
    this.#touched.clear();
    if (now - this.#sweptAt >= config.relayRecheckSeconds) {
      await this.#look(store.stalest(Math.max(FEWEST, Math.ceil(store.count() / ROUNDS))), block.number, now);
      this.#sweptAt = now;
    }
    const dropped = store.drop(now, block.number - config.reorgDepth, now - config.relayUncoveredSeconds);
    if (dropped > 0) log.debug({ dropped }, "orders forgotten");
  }

  /** Finds whose orders the new events are about. */
  async #readEvents(): Promise<void> {
    const { contracts, logs, config } = this.#parts;
    const { market } = contracts;
    const topics = EVENTS.map((name) => market.interface.getEvent(name as "OrderCancelled").topicHash);
    let newest = 0;
    await logs.read(CURSOR, { address: await market.getAddress(), topics: [topics] }, (found) => {
      for (const entry of found) {
        newest = Math.max(newest, entry.blockNumber);
        const key = `${entry.blockHash} ${entry.index}`;
        if (this.#seen.has(key)) continue;
        this.#seen.set(key, entry.blockNumber);
        const args = market.interface.parseLog(entry)?.args.toObject() ?? {};
        for (const name of AUTHORS) if (typeof args[name] === "string") this.#touched.add(lowerHex(args[name]));
      }
    });
    for (const [key, block] of this.#seen) if (block <= newest - config.reorgDepth) this.#seen.delete(key);
  }

  async #look(orders: readonly KeptOrder[], block: number, now: number): Promise<void> {
    if (orders.length === 0) return;
    const { contracts, provider, store, config } = this.#parts;
    const look = new ChainLook(contracts, provider, config.relayMinBalance, now);
    store.note(await Promise.all(orders.map((order) => lookAt(order, look, block, now))));
  }
}

async function lookAt(order: KeptOrder, look: ChainLook, block: number, now: number): Promise<OrderLook> {
  const { id, fields, uncoveredSince } = order;
  const [epoch, used, cover, signed] = await Promise.all([
    look.epoch(fields),
    look.nonceUsed(fields),
    look.cover(fields, fields.side === Side.Ask),
    ChainLook.signedByKey(id, order) || look.signed(id, order),
  ]);
  return {
    id,
    block,
    gone: fields.epoch !== epoch || used || !signed,
    uncoveredSince: cover.covered ? undefined : (uncoveredSince ?? now),
  };
}
