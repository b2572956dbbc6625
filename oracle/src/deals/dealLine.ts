import { dateOf } from "../lib/dateOf.ts";
import { usdPerHour } from "../orders/usdPerHour.ts";
import type { MarketDeal } from "./MarketDeal.ts";

/** A deal in a sentence. */
export function dealLine({ id, terms, closedBlock }: MarketDeal): string {
  const { buyer, supplier, price, duration, start } = terms;
  const end = duration === 0n ? "until it is closed (spot)" : `until ${dateOf(Number(start + duration))}`;
  const state = closedBlock === undefined ? end : `closed in block ${closedBlock}`;
  return `${id}: ${buyer} rents ${supplier} for ${usdPerHour(price)} USD an hour from ${dateOf(Number(start))}, ${state}.`;
}
