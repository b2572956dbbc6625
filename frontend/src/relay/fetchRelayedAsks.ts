import type { Address, Hex } from "viem";

import { attestationFragment, readAttestation } from "../indexer/attestation.ts";
import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { Offer } from "../indexer/offer.ts";
import { readProfile } from "../indexer/profile.ts";
import { fetchRelayed, fetchRelayedOrder } from "./fetchRelayed.ts";
import { fetchOrderLives } from "./orderLife.ts";
import { unannounced } from "./unannounced.ts";
import type { RelayTools } from "./useRelay.ts";
import type { VerifiedOrder } from "./verifyRelayed.ts";

/** Most machines that are asked for at once. */
const CHUNK = 500;

const workersDocument = graphql(
  `
    query RelayedMachines($ids: [Bytes!]!, $first: Int!) {
      workers(where: { id_in: $ids }, first: $first) {
        id
        master {
          id
          name
          level
          levelUntil
        }
        attestation {
          ...Attestation
        }
      }
    }
  `,
  [attestationFragment],
);

type Machine = Pick<Offer, "master" | "profile" | "attestation">;

async function fetchMachines(
  indexer: Indexer,
  authors: readonly Address[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Machine>> {
  const ids = [...new Set(authors.map((author) => author.toLowerCase() as Hex))];
  const machines = new Map<string, Machine>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const { workers } = await indexer.request(
      workersDocument,
      { ids: ids.slice(start, start + CHUNK), first: CHUNK },
      signal,
    );
    for (const { id, master, attestation } of workers)
      machines.set(id, {
        master: master.id,
        profile: readProfile(master),
        attestation: attestation === null ? undefined : readAttestation(attestation),
      });
  }
  return machines;
}

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
 * @throws if no relay or not the subgraph answers
 */
export async function fetchRelayedAsks(
  { surroundings, indexer, bases }: RelayTools,
  signal?: AbortSignal,
): Promise<readonly Offer[]> {
  const relays = await bases(signal);
  const orders = await fetchRelayed(surroundings, relays, { side: "ASK" }, signal);
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
