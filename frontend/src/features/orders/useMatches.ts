import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Rule } from "@sonm/protocol/generated/enums.ts";
import { packOrder } from "@sonm/protocol/order.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { readContract } from "viem/actions";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import type { Offer } from "../../indexer/offer.ts";
import { type SignatureSurroundings, checkSignature } from "../../orders/checkSignature.ts";
import { type AttestedHardware, NO_HARDWARE, hardwareOf } from "../../orders/demandedHardware.ts";
import { brokenRules } from "../../orders/ruleTexts.ts";
import { fetchRelayed } from "../../relay/fetchRelayed.ts";
import { fetchRelayedAsks } from "../../relay/fetchRelayedAsks.ts";
import { fetchOrderLives } from "../../relay/orderLife.ts";
import { unannounced } from "../../relay/unannounced.ts";
import { type RelayTools, useRelay } from "../../relay/useRelay.ts";
import { MOST_MATCHES, MOST_NEAR, fetchMatches, isCandidate } from "./matches.ts";
import { isBid } from "./orderWords.ts";

/** How much less often matches are looked for than state of the chain is read: each costs one question to the chain. */
const SLOWER = 4;

/**
 * An order of the other side, and what the market says of the pair now.
 *
 * - `broken`: rules that keep the two from a deal; none where it would open
 * - `genuine`: whether the other order is its author's own; undefined where nobody need know
 */
export interface Match {
  readonly ask: Offer;
  readonly bid: Offer;
  readonly other: Offer;
  readonly hardware: AttestedHardware;
  readonly broken: readonly Rule[];
  readonly genuine: boolean | undefined;
}

/** Relayed orders of the other side; none where no relay answers. */
async function relayedOthers(tools: RelayTools, order: Offer, signal: AbortSignal): Promise<readonly Offer[]> {
  try {
    if (isBid(order.fields)) return await fetchRelayedAsks(tools, signal);
    const bids = await fetchRelayed(tools.surroundings, await tools.bases(signal), { side: "BID" }, signal);
    const lives = await fetchOrderLives(tools.indexer, bids, signal);
    return bids
      .map((bid) => unannounced(bid, bid.receivedAt, lives.get(bid.id)))
      .filter(({ status }) => status === "ACTIVE");
  } catch {
    return [];
  }
}

async function judge({ client, chainId, market }: SignatureSurroundings, order: Offer, other: Offer): Promise<Match> {
  const [ask, bid] = isBid(order.fields) ? [other, order] : [order, other];
  const hardware = bid.fields.maxAttestationAge === 0 ? NO_HARDWARE : hardwareOf(ask.attestation);
  const mask = await readContract(client, {
    abi: marketAbi,
    address: market,
    functionName: "whyNot",
    args: [packOrder(ask.fields), packOrder(bid.fields), hardware],
  });
  const broken = brokenRules(mask);
  const check = broken.length > 0 ? undefined : await checkSignature({ client, chainId, market }, other);
  const genuine = check === undefined ? undefined : check !== "wrong" && check !== "altered";
  return { ask, bid, other, hardware, broken, genuine };
}

/**
 * Orders of the other side, those that would make a deal now first, cheapest first for a bid.
 *
 * @param now unix seconds
 */
export function useMatches(order: Offer, now: number, enabled: boolean): UseQueryResult<readonly Match[]> {
  const tools = useRelay();
  return useQuery({
    queryKey: ["index", "matches", tools.surroundings.chainId, order.id],
    queryFn: async ({ signal }) => {
      const [announced, relayed] = await Promise.all([
        fetchMatches(tools.indexer, order.fields, order.master, now, signal),
        relayedOthers(tools, order, signal),
      ]);
      const known = new Set(announced.map(({ id }) => id));
      const others = relayed.filter(({ id, fields }) => !known.has(id) && isCandidate(order.fields, fields, now));
      const direction = isBid(order.fields) ? 1 : -1;
      const byPrice = (left: Offer, right: Offer) =>
        left.fields.price === right.fields.price ? 0 : left.fields.price < right.fields.price ? -direction : direction;
      const candidates = [...announced, ...others].toSorted(byPrice).slice(0, MOST_MATCHES + MOST_NEAR);
      const matches = await Promise.all(candidates.map((other) => judge(tools.surroundings, order, other)));
      return matches.toSorted((left, right) => left.broken.length - right.broken.length);
    },
    enabled,
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
}
