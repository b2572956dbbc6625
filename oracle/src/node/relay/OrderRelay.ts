import { Side } from "@sonm/protocol/generated/enums.ts";
import type { RelayedOrder, RelayPage, SignedOrder } from "@sonm/protocol/relay.ts";

import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { NodeConfig } from "../../config/nodeConfig.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import { hashOrder, type OrderPlace } from "../../orders/hashOrder.ts";
import type { RelayFilter, RelayStore } from "../../store/RelayStore.ts";
import { ChainLook } from "./ChainLook.ts";
import { checkAlone } from "./checkAlone.ts";
import { OrderRefusedError } from "./OrderRefusedError.ts";

/** What a relay works with. */
export interface OrderRelayParts {
  readonly place: OrderPlace;
  readonly contracts: Contracts;
  readonly provider: RpcProvider;
  readonly clock: ChainClock;
  readonly store: RelayStore;
  readonly config: Pick<NodeConfig, "relayOrders" | "relayOrdersPerAuthor" | "relayMinBalance">;
  readonly log: Log;
}

/** Orders that are checked at one time; the chain is asked several questions for each. */
const MOST_CHECKS = 64;

/** The orders that this node hands on for nothing, each checked before it is kept. */
export class OrderRelay {
  readonly #parts: OrderRelayParts;
  /** By order and signature: a forged copy must not stand for the good one. */
  readonly #checks = new Map<string, Promise<boolean>>();

  constructor(parts: OrderRelayParts) {
    this.#parts = parts;
  }

  idOf({ fields }: SignedOrder): Hex {
    return hashOrder(fields, this.#parts.place);
  }

  /** @throws OrderRefusedError if the chain was not read yet */
  find(id: Hex): RelayedOrder | undefined {
    return this.#parts.store.find(id, this.#now());
  }

  /**
   * One page of the orders, oldest first.
   *
   * @param after where the last page ended, 0 for the first
   * @throws OrderRefusedError if the chain was not read yet
   */
  page(filter: RelayFilter, after: number, limit: number): RelayPage {
    return this.#parts.store.page(filter, after, limit, this.#now());
  }

  /**
   * Takes an order, if it is one that could open a deal and there is room for it.
   *
   * @returns whether it is new here
   * @throws OrderRefusedError
   */
  async accept(id: Hex, order: SignedOrder): Promise<boolean> {
    if (this.find(id) !== undefined) return false;
    const key = `${id} ${order.signature}`;
    const running = this.#checks.get(key);
    if (running !== undefined) {
      await running;
      return false;
    }
    if (this.#checks.size >= MOST_CHECKS) {
      throw new OrderRefusedError("too-fast", "This relay checks as many orders as it can. Post again in a moment.");
    }
    const checking = this.#take(id, order).finally(() => this.#checks.delete(key));
    this.#checks.set(key, checking);
    return checking;
  }

  async #take(id: Hex, order: SignedOrder): Promise<boolean> {
    const { store, log } = this.#parts;
    checkAlone(order.fields, this.#now());
    this.#checkRoom(order);
    await this.#checkChain(id, order);
    // Others came while the chain was asked, and maybe this one.
    if (this.find(id) !== undefined) return false;
    this.#checkRoom(order);
    store.add(id, order, this.#now());
    const { side, author } = order.fields;
    log.info({ order: id, side: side === Side.Ask ? "ask" : "bid", author }, "order relayed");
    return true;
  }

  #checkRoom({ fields }: SignedOrder): void {
    const { store, config } = this.#parts;
    if (store.countOf(fields.author) >= config.relayOrdersPerAuthor) {
      const text = `${fields.author} has ${config.relayOrdersPerAuthor} orders here, the most for one author.`;
      throw new OrderRefusedError("too-many", `${text} Cancel one (Market.cancel), or announce this one.`);
    }
    if (store.count() >= config.relayOrders) {
      throw new OrderRefusedError("full", `This relay has ${config.relayOrders} orders. Announce this one, or wait.`);
    }
  }

  /** The signature first: what is not the author's says nothing about the author. */
  async #checkChain(id: Hex, order: SignedOrder): Promise<void> {
    const { fields } = order;
    const look = this.#look();
    if (!(await look.signed(id, order))) {
      const text = order.signature === "0x" ? "The order is not presigned by" : "The signature is not one of";
      throw new OrderRefusedError("signature", `${text} ${fields.author} for order ${id} on this chain's market.`);
    }
    const isAsk = fields.side === Side.Ask;
    const [epoch, used, cover] = await Promise.all([
      look.epoch(fields),
      look.nonceUsed(fields),
      look.cover(fields, isAsk),
    ]);
    if (fields.epoch !== epoch) {
      const text = `The order is of epoch ${fields.epoch}, and its author's is ${epoch}. Sign one of epoch ${epoch}.`;
      throw new OrderRefusedError("epoch", text);
    }
    if (used) {
      const text = `Nonce ${fields.nonce} was filled or cancelled. Sign an order with another nonce.`;
      throw new OrderRefusedError("nonce", text);
    }
    if (!cover.covered) {
      const remedy = isAsk ? "Attest or confirm the machine, or deposit the difference" : "Deposit the difference";
      const text = `${fields.author} holds ${cover.balance} wei of SNM in the market, and the order needs ${cover.needed}.`;
      throw new OrderRefusedError("uncovered", `${text} ${remedy} (Market.deposit).`);
    }
  }

  #look(): ChainLook {
    const { contracts, provider, config } = this.#parts;
    return new ChainLook(contracts, provider, config.relayMinBalance, this.#now());
  }

  /** Unix seconds on the chain. @throws OrderRefusedError */
  #now(): number {
    const now = this.#parts.clock.now();
    if (now === undefined) throw new OrderRefusedError("starting", "This node has not read the chain yet. Post again.");
    return Math.floor(now);
  }
}
