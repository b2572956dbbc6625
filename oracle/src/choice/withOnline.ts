import { misfitsOf } from "@sonm/protocol/choice/misfitsOf.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";

import type { Connection } from "../chain/Connection.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { MarketOffer } from "./MarketOffer.ts";
import { onlineOf } from "./onlineOf.ts";

/** Machines whose time online is looked up: the cheapest that keep all other limits. */
const MOST_LOOKED_UP = 24;

/** The offers, those of the cheapest machines that fit with their time online, where the task asks for it. */
export async function withOnline(
  connection: Connection,
  urls: readonly string[],
  offers: readonly MarketOffer[],
  { needs, now, timeoutMs }: { readonly needs: Needs; readonly now: number; readonly timeoutMs: number },
): Promise<readonly MarketOffer[]> {
  if (needs.online === 0 && needs.weights.reliability === 0) return offers;
  const fitting = offers
    .filter(({ offer }) => misfitsOf(offer, { ...needs, online: 0 }, now).length === 0)
    .toSorted((a, b) => (a.offer.ask.price < b.offer.ask.price ? -1 : 1));
  const workers = [...new Set(fitting.map(({ offer }) => lowerHex(offer.ask.author)))].slice(0, MOST_LOOKED_UP);
  const shares = new Map(
    await Promise.all(
      workers.map(async (worker) => [worker, await onlineOf(connection, urls, worker, now, timeoutMs)] as const),
    ),
  );
  return offers.map((found) => ({
    ...found,
    offer: { ...found.offer, online: shares.get(lowerHex(found.offer.ask.author)) },
  }));
}
