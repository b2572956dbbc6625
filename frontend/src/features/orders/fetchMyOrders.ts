import type { Address } from "viem";

import { browserStorage } from "../../lib/browserStorage.ts";
import { fetchMachines } from "../../relay/fetchMachines.ts";
import { fetchOrderLives } from "../../relay/orderLife.ts";
import type { RelayTools } from "../../relay/useRelay.ts";
import { fetchRelayedOf } from "./fetchRelayedOf.ts";
import { readKeptOrders } from "./keptOrders.ts";
import { type KnownOrder, joinOrders } from "./knownOrder.ts";
import { fetchOrdersOf } from "./orderQueries.ts";

/** Orders of an account. `relaysDown`: whether no relay answered, so that relayed ones may be missing. */
export interface MyOrders {
  readonly orders: readonly KnownOrder[];
  readonly relaysDown: boolean;
}

/** Where orders of an account are looked for. */
export interface OrderTools {
  readonly relay: RelayTools;
  readonly chainId: number;
  readonly market: Address;
}

/**
 * Orders of an account from the index, the relays and this device.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchMyOrders(
  { relay, chainId, market }: OrderTools,
  account: Address,
  signal?: AbortSignal,
): Promise<MyOrders> {
  const { indexer } = relay;
  const kept = readKeptOrders(browserStorage, chainId, market).filter(
    ({ fields }) => fields.author.toLowerCase() === account.toLowerCase(),
  );
  const [announced, relayed, machines] = await Promise.all([
    fetchOrdersOf(indexer, account, signal),
    fetchRelayedOf(relay, { author: account }, signal),
    fetchMachines(indexer, [account], signal),
  ]);
  const lives = await fetchOrderLives(indexer, [...(relayed ?? []), ...kept], signal);
  const orders = joinOrders({ announced, relayed: relayed ?? [], kept, lives });
  const machine = machines.get(account.toLowerCase());
  return {
    orders: orders.map((order) => (order.offer.relayed ? { ...order, offer: { ...order.offer, ...machine } } : order)),
    relaysDown: relayed === undefined,
  };
}
