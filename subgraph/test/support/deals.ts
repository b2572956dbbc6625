import type { ContractTransactionResponse, Typed, Wallet } from "ethers";

import type { Market } from "../../../types/index.ts";
import { NO_HARDWARE, type SignedOrder } from "./orders.ts";
import { freshenRate } from "./reports.ts";
import { world } from "./world.ts";

/** What the parties of a deal agreed on, as `bill` and `close` take it. */
export type Terms = Exclude<Parameters<Market["dealId"]>[0], Typed>;

/** A deal that opened. */
export interface OpenedDeal {
  readonly id: string;
  readonly terms: Terms;
  /** SNM wei put into escrow. */
  readonly escrow: bigint;
}

/** The deal that a transaction opened, from its event. */
export async function openedDeal(sent: Promise<ContractTransactionResponse>): Promise<OpenedDeal> {
  const receipt = await (await sent).wait();
  const { market } = world;
  for (const log of receipt?.logs ?? []) {
    const event = market.interface.parseLog(log);
    if (event?.name !== "DealOpened") continue;
    const { id, terms, escrow } = event.args as unknown as { id: string; terms: Terms; escrow: bigint };
    const { buyer, supplier, master, price, bond, origin, duration, start } = terms;
    return { id, escrow, terms: { buyer, supplier, master, price, bond, origin, duration, start } };
  }
  throw new Error("The transaction opened no deal.");
}

/** Buys what an ask offers, without demanding attested hardware. */
export async function buy(buyer: Wallet, ask: SignedOrder, duration = 0): Promise<OpenedDeal> {
  await freshenRate();
  return openedDeal(world.market.connect(buyer).buy(ask.packed, ask.signature, duration, 0, NO_HARDWARE));
}
