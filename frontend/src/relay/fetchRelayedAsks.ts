import type { Address, Hex } from "viem";

import type { Indexer } from "../indexer/Indexer.ts";
import type { Offer } from "../indexer/offer.ts";
import { fetchMachines } from "./fetchMachines.ts";
import { fetchRelayed, fetchRelayedOrder } from "./fetchRelayed.ts";
import { fetchOrderLives } from "./orderLife.ts";
import { unannounced } from "./unannounced.ts";
import type { RelayTools } from "./useRelay.ts";
import type { VerifiedOrder } from "./verifyRelayed.ts";

async function withMachines(
  indexer: Indexer,
  orders: readonly VerifiedOrder[],
  signal?: AbortSignal,
): Promise<readonly Offer[]> {
  const [machines, lives] = await Promise.all([
    fetchMachines(
      indexer,
      orders.map(({ fields }) => fields.author),
      signal,
    ),
    fetchOrderLives(indexer, orders, signal),
  ]);
  return orders.map((order) => ({
    ...unannounced(order, order.receivedAt, lives.get(order.id)),
    ...machines.get(order.fields.author.toLowerCase()),
  }));
}

/**
 * Asks that relays have and that can still fill, each with its machine as the index knows it.
 *
 * @param author whose alone; undefined for everybody's
 * @throws if no relay or not the subgraph answers
 */
export async function fetchRelayedAsks(
  { surroundings, indexer, bases }: RelayTools,
  signal?: AbortSignal,
  author?: Address,
): Promise<readonly Offer[]> {
  const relays = await bases(signal);
  const query = { side: "ASK", ...(author === undefined ? {} : { author }) } as const;
  const orders = await fetchRelayed(surroundings, relays, query, signal);
  const offers = await withMachines(indexer, orders, signal);
  return offers.filter(({ status }) => status === "ACTIVE");
}

/** One relayed ask by its id; undefined if no relay has it. */
export async function fetchRelayedAsk(
  { surroundings, indexer, bases }: RelayTools,
  id: Hex,
): Promise<Offer | undefined> {
  const order = await fetchRelayedOrder(surroundings, await bases(), id);
  if (order === undefined || order.fields.side !== 0) return undefined;
  const [offer] = await withMachines(indexer, [order]);
  return offer;
}
