import type { ContractTransactionResponse, Wallet } from "ethers";

import type { OpenedDeal } from "./deals.ts";
import { world } from "./world.ts";

/** A deal under its newest id and terms. */
export type RunningDeal = Pick<OpenedDeal, "id" | "terms">;

/** Asks for a change of a deal as the caller's side. */
export function ask(
  by: Wallet,
  { terms }: RunningDeal,
  price: bigint,
  duration = 0,
): Promise<ContractTransactionResponse> {
  return world.amendments.connect(by).request(terms, price, duration);
}

/** The deal as a transaction amended it, from its event. */
export async function amended(deal: RunningDeal, sent: Promise<ContractTransactionResponse>): Promise<RunningDeal> {
  const receipt = await (await sent).wait();
  for (const log of receipt?.logs ?? []) {
    const event = world.market.interface.parseLog(log);
    if (event?.name !== "DealAmended") continue;
    const { id, newId, price, duration } = event.args as unknown as Record<"id" | "newId", string> &
      Record<"price" | "duration", bigint>;
    if (id !== deal.id) throw new Error("Another deal was amended.");
    return { id: newId, terms: { ...deal.terms, price, duration, origin: id } };
  }
  throw new Error("The transaction amended no deal.");
}
