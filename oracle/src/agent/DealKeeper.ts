import type { DealTerms } from "@sonm/protocol/openDeals.ts";

import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { DealStore } from "../store/DealStore.ts";
import { billIsDue } from "./billIsDue.ts";
import type { Deal } from "./Deal.ts";

/** What keeps a machine's deals. */
export interface DealKeeperParts {
  readonly worker: Hex;
  readonly contracts: Contracts;
  readonly logs: LogReader;
  readonly store: DealStore;
  readonly clock: ChainClock;
  readonly sender: TransactionSender;
  readonly billSeconds: number;
  /** Blocks that a reorganisation may take back. */
  readonly reorgDepth: number;
  readonly log: Log;
  /** Told of each bill. */
  readonly onBill: () => void;
}

/** Knows the deals of this machine, and bills them. */
export class DealKeeper {
  readonly #parts: DealKeeperParts;
  #synced = false;

  constructor(parts: DealKeeperParts) {
    this.#parts = parts;
  }

  /** Deals that are open. */
  get open(): readonly Deal[] {
    return this.#parts.store.open();
  }

  /** Whether the chain was read up to its end since the start. Until then nobody knows whether the machine is sold. */
  get synced(): boolean {
    return this.#synced;
  }

  /** The deal that an ask opened, if it is known. */
  ofAsk(ask: Hex): Deal | undefined {
    return this.#parts.store.ofAsk(ask);
  }

  /** Reads new deals, which terms changed, and what became of those that were open. */
  async refresh(): Promise<void> {
    const { contracts, logs, store, worker, clock, reorgDepth } = this.#parts;
    const { market } = contracts;
    const topics = [
      market.interface.getEvent("DealOpened").topicHash,
      null,
      null,
      `0x${worker.slice(2).padStart(64, "0")}`,
    ];
    await logs.read("deals", { address: await market.getAddress(), topics }, (found) => {
      for (const entry of found) {
        const event = market.interface.parseLog(entry);
        if (event !== null)
          store.add(lowerHex(event.args["id"] as string), termsOf(event.args["terms"]), entry.blockNumber);
      }
    });
    // An amended deal goes on under another id. Anybody's are read: the event does not say whose they are.
    const amended = {
      address: await market.getAddress(),
      topics: [market.interface.getEvent("DealAmended").topicHash],
    };
    await logs.read("amendments", amended, (found) => {
      for (const entry of found) {
        const event = market.interface.parseLog(entry);
        const origin = event === null ? undefined : lowerHex(event.args["id"] as string);
        const deal = origin === undefined ? undefined : store.find(origin);
        if (event === null || deal === undefined) continue;
        const { newId, price, duration } = event.args as unknown as { newId: string; price: bigint; duration: bigint };
        store.add(lowerHex(newId), { ...deal.terms, price, duration, origin: deal.id }, entry.blockNumber);
      }
    });
    const block = clock.block?.number ?? 0;
    for (const deal of store.current(block - reorgDepth)) await this.#look(deal);
    this.#synced = true;
  }

  /** Bills every deal for which it is time, by what the chain has of it now: anybody may have billed it already. */
  async bill(): Promise<void> {
    const { contracts, clock, sender, billSeconds, log, onBill } = this.#parts;
    const { market } = contracts;
    const { open } = this;
    if (open.length === 0) return;
    const { rate } = await contracts.reports.latestRate();
    for (const deal of open) {
      const now = clock.now() ?? 0;
      const { billedUntil, escrow } = await this.#look(deal);
      if (!billIsDue({ ...deal, billedUntil, open: billedUntil !== 0 }, { escrow, rate }, now, billSeconds)) continue;
      const data = market.interface.encodeFunctionData("bill", [deal.terms]);
      await sender.send("bill a deal", { to: await market.getAddress(), data });
      onBill();
      log.info({ deal: deal.id, from: billedUntil, until: (await this.#look(deal)).billedUntil }, "deal billed");
    }
  }

  /** @returns unix seconds up to which the deal is paid, 0 if it is not open, and SNM wei that it holds */
  async #look(deal: Deal): Promise<{ billedUntil: number; escrow: bigint }> {
    const { contracts, store, clock, log } = this.#parts;
    const state = await contracts.market.dealState(deal.id);
    const billedUntil = state.escrow === 0n ? 0 : Number(state.billedUntil);
    store.update(deal.id, billedUntil, clock.block?.number ?? 0);
    if (deal.open && billedUntil === 0) log.info({ deal: deal.id }, "deal closed, or amended");
    return { billedUntil, escrow: state.escrow };
  }
}

/** ethers gives the terms with addresses in mixed case. */
function termsOf(value: unknown): DealTerms {
  const terms = (value as { toObject(): Record<string, unknown> }).toObject();
  return Object.fromEntries(
    Object.entries(terms).map(([key, field]) => [key, typeof field === "string" ? lowerHex(field) : field]),
  ) as unknown as DealTerms;
}
