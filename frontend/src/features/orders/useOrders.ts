import type { UseQueryResult } from "@tanstack/react-query";
import { type Address, type Hex, zeroAddress } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { Offer } from "../../indexer/offer.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { browserStorage } from "../../lib/browserStorage.ts";
import { fetchMachines } from "../../relay/fetchMachines.ts";
import { fetchRelayedOrder } from "../../relay/fetchRelayed.ts";
import { fetchOrderLives } from "../../relay/orderLife.ts";
import { type RelayTools, useRelay } from "../../relay/useRelay.ts";
import { type MyOrders, fetchMyOrders } from "./fetchMyOrders.ts";
import { fetchRelayedOf } from "./fetchRelayedOf.ts";
import { readKeptOrders } from "./keptOrders.ts";
import { type KnownOrder, joinOrders, stateOf } from "./knownOrder.ts";
import { fetchBids, fetchOrder } from "./orderQueries.ts";

/** What relays have of one order. Where its author is known its author's orders are asked for: what is not there is no error. */
async function relayedOne(relay: RelayTools, id: Hex, author: Address | undefined, signal: AbortSignal) {
  if (author !== undefined) return (await fetchRelayedOf(relay, { author }, signal))?.find((order) => order.id === id);
  try {
    return await fetchRelayedOrder(relay.surroundings, await relay.bases(signal), id);
  } catch {
    return undefined;
  }
}

/** An order with its author's machine and master, which the index tells by itself of announced orders only. */
async function withMachine(indexer: Indexer, offer: Offer, signal: AbortSignal): Promise<Offer> {
  if (!offer.relayed) return offer;
  const machines = await fetchMachines(indexer, [offer.fields.author], signal);
  return { ...offer, ...machines.get(offer.fields.author.toLowerCase()) };
}

/** Orders of an account from the index, the relays and this device. */
export function useMyOrders(account: Address | undefined): UseQueryResult<MyOrders> {
  const relay = useRelay();
  const { chainId, contracts } = useRuntimeConfig();
  return useIndexed(
    ["my-orders", chainId, account?.toLowerCase()],
    (_indexer, signal) => fetchMyOrders({ relay, chainId, market: contracts.Market }, account ?? zeroAddress, signal),
    { enabled: account !== undefined },
  );
}

/** Everybody's bids that can still fill, from the index and the relays, the best paid first. @param now unix seconds */
export function useBids(now: number): UseQueryResult<MyOrders> {
  const relay = useRelay();
  const { chainId } = useRuntimeConfig();
  return useIndexed(["bids", chainId], async (indexer, signal) => {
    const [announced, relayed] = await Promise.all([
      fetchBids(indexer, now, signal),
      fetchRelayedOf(relay, { side: "BID" }, signal),
    ]);
    const lives = await fetchOrderLives(indexer, relayed ?? [], signal);
    const orders = joinOrders({ announced, relayed: relayed ?? [], kept: [], lives });
    return {
      orders: orders
        .filter(({ offer }) => stateOf(offer, now) === "active")
        .toSorted((one, other) => Number(other.offer.fields.price - one.offer.fields.price)),
      relaysDown: relayed === undefined,
    };
  });
}

/** One order by its id, wherever it is known; null where it is not. */
export function useOrder(id: Hex): UseQueryResult<KnownOrder | null> {
  const relay = useRelay();
  const { chainId, contracts } = useRuntimeConfig();
  return useIndexed(["order", chainId, id], async (indexer, signal) => {
    const kept = readKeptOrders(browserStorage, chainId, contracts.Market).filter((order) => order.id === id);
    const announced = await fetchOrder(indexer, id, signal);
    const relayed = await relayedOne(relay, id, announced?.fields.author ?? kept[0]?.fields.author, signal);
    const lives = await fetchOrderLives(indexer, [...(relayed === undefined ? [] : [relayed]), ...kept], signal);
    const [order] = joinOrders({
      announced: announced === undefined ? [] : [announced],
      relayed: relayed === undefined ? [] : [relayed],
      kept,
      lives,
    });
    return order === undefined ? null : { ...order, offer: await withMachine(indexer, order.offer, signal) };
  });
}
