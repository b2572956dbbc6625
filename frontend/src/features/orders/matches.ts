import { Side, Rule } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS } from "@sonm/protocol/order.ts";
import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import type { Address } from "viem";

import type { VariablesOf } from "../../indexer/graphql.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { toInt8 } from "../../indexer/int8.ts";
import { type Offer, offerFragment, readOffer } from "../../indexer/offer.ts";
import { benchmarks } from "../../lib/benchmarks.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { NETWORK_FLAG_KEYS, hasFlag } from "../../lib/networkFlags.ts";
import { ruleTexts } from "../../orders/ruleTexts.ts";
import { accessWords, isBid, termWords, valueText } from "./orderWords.ts";

/** Orders of the other side that are looked at: those that fit, and those that fall short in price or time alone. */
export const MOST_MATCHES = 20;
export const MOST_NEAR = 5;

const matchDocument = graphql(
  `
    query Matches($where: Order_filter!, $direction: OrderDirection!, $first: Int!) {
      orders(where: $where, orderBy: cappedPrice, orderDirection: $direction, first: $first) {
        ...Offer
      }
    }
  `,
  [offerFragment],
);

type OrderFilter = VariablesOf<typeof matchDocument>["where"];

/**
 * What the index is asked for. Blacklists, identity and attestation are left to the market itself.
 *
 * @param master the author's own master, who may be wanted as counterparty
 * @param near leaves price and time out
 */
export function matchFilter(order: OrderFields, master: Address, now: number, near: boolean): OrderFilter {
  const bid = isBid(order);
  const hardware = benchmarks.flatMap(({ id }): (readonly [string, string | boolean])[] => {
    const value = order.benchmarks[id] ?? 0n;
    // A bid asks for at least so much; an ask serves whoever asks for no more.
    if (bid) return value === 0n ? [] : [[`benchmark${id}_gte`, toInt8(value)]];
    return [[`benchmark${id}_lte`, toInt8(value)]];
  });
  const access = NETWORK_FLAG_KEYS.filter((flag) => hasFlag(order.networkFlags, flag) === bid).map(
    (flag): readonly [string, string | boolean] => [flag, bid],
  );
  const price = bid ? "cappedPrice_lte" : "cappedPrice_gte";
  const duration = bid ? "duration_gte" : "duration_lte";
  return {
    side: bid ? "ASK" : "BID",
    status: "ACTIVE",
    validUntil_gte: String(now),
    counterparty_in: [ZERO_ADDRESS, master.toLowerCase() as Address],
    author_not: order.author.toLowerCase(),
    ...Object.fromEntries([...hardware, ...access]),
    ...(order.counterparty === ZERO_ADDRESS ? {} : { master: order.counterparty.toLowerCase() }),
    ...(near ? {} : { [price]: toInt8(order.price), [duration]: String(order.duration) }),
  };
}

/** @throws if the subgraph does not answer */
export async function fetchMatches(
  indexer: Indexer,
  order: OrderFields,
  master: Address,
  now: number,
  signal?: AbortSignal,
): Promise<readonly Offer[]> {
  const direction = isBid(order) ? "asc" : "desc";
  const ask = (near: boolean, first: number) =>
    indexer.request(matchDocument, { where: matchFilter(order, master, now, near), direction, first }, signal);
  const [fits, near] = await Promise.all([ask(false, MOST_MATCHES), ask(true, MOST_NEAR)]);
  const offers = [...fits.orders, ...near.orders].map(readOffer);
  return [...new Map(offers.map((offer) => [offer.id, offer])).values()];
}

/** Whether a relayed order is worth asking the market about: the other side, alive, with the hardware that is wanted. */
export function isCandidate(order: OrderFields, other: OrderFields, now: number): boolean {
  const [ask, bid] = isBid(order) ? [other, order] : [order, other];
  return (
    ask.side === Side.Ask &&
    bid.side === Side.Bid &&
    other.validUntil >= now &&
    other.author.toLowerCase() !== order.author.toLowerCase() &&
    benchmarksCover(ask.benchmarks, bid.benchmarks)
  );
}

/** Why two orders make no deal, in words with their own values. */
export function mismatchText(rule: Rule, ask: OrderFields, bid: OrderFields): string {
  switch (rule) {
    case Rule.Price:
      return `The offer costs ${formatUsdPerHour(ask.price)} an hour; the bid pays ${formatUsdPerHour(bid.price)} at most.`;
    case Rule.Duration:
      return `The supplier sells ${ask.duration === 0 ? "spot only" : `${termWords(ask.duration)} at most`}; the bid wants ${termWords(bid.duration)}.`;
    case Rule.Benchmarks: {
      const missing = benchmarks.filter(({ id }) => (ask.benchmarks[id] ?? 0n) < (bid.benchmarks[id] ?? 0n));
      const words = missing.map(({ id, label, unit }) => {
        const value = (of: OrderFields) => valueText(of.benchmarks[id] ?? 0n, { label, unit });
        return `${label} ${value(ask)} of ${value(bid)}`;
      });
      return `The machine has too little: ${words.join(", ")}.`;
    }
    case Rule.NetworkFlags:
      return `Network access is missing: ${accessWords(bid.networkFlags & ~ask.networkFlags).join(", ")}.`;
    case Rule.Counterparty:
      return "One of the two is made for somebody else.";
    case Rule.IdentityLevel:
      return "One side demands a confirmed identity that the other does not have.";
    case Rule.Blacklist:
      return "One side has the other on a blacklist.";
    case Rule.SelfDeal:
      return "Both sides are the same party.";
    case Rule.Funds:
      return "The buyer's ledger balance does not cover the reserve.";
    case Rule.Attestation:
      return "The machine was not measured as lately as the bid demands.";
    case Rule.AttestedBenchmarks:
      return "The offer promises more than was measured.";
    default:
      return ruleTexts[rule];
  }
}
