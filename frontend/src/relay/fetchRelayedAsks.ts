import type { Address, Hex } from "viem";

import { CHUNK } from "../indexer/fetchPages.ts";
import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { Offer } from "../indexer/offer.ts";
import { fetchMachines } from "./fetchMachines.ts";
import { type Known, fetchRelayed, fetchRelayedOrder } from "./fetchRelayed.ts";
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

const announcedDocument = graphql(`
  query Announced($ids: [Bytes!]!, $first: Int!) {
    orders(where: { id_in: $ids }, first: $first) {
      id
    }
  }
`);

/** Those that the index has itself: it tells them with what became of them, and their signatures need no check. */
const announced =
  (indexer: Indexer, signal?: AbortSignal): Known =>
  async (ids) => {
    const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) =>
      ids.slice(at * CHUNK, (at + 1) * CHUNK),
    );
    const answers = await Promise.all(
      chunks.map((some) => indexer.request(announcedDocument, { ids: some, first: CHUNK }, signal)),
    );
    return new Set(answers.flatMap(({ orders }) => orders.map(({ id }) => id)));
  };

/**
 * Asks that relays have and the index has not, and that can still fill, each with its machine as the index knows it.
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
  const orders = await fetchRelayed(surroundings, relays, query, signal, announced(indexer, signal));
  if (orders.length === 0) return [];
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
