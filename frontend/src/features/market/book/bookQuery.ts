import { type Address, parseUnits, zeroAddress } from "viem";

import type { VariablesOf } from "../../../indexer/graphql.ts";
import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Offer, offerFragment, readOffer } from "../../../indexer/offer.ts";
import { HOUR } from "../../../lib/time.ts";
import { MINIMUMS, MINIMUM_KEYS, type MarketSearch, type SortKey } from "./search.ts";

/** Offers on one page of the book. */
export const PAGE_SIZE = 50;

const bookDocument = graphql(
  `
    query Book(
      $where: Order_filter!
      $orderBy: Order_orderBy!
      $direction: OrderDirection!
      $first: Int!
      $skip: Int!
    ) {
      orders(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first, skip: $skip) {
        ...Offer
      }
    }
  `,
  [offerFragment],
);

type BookVariables = VariablesOf<typeof bookDocument>;

const ORDER_BY = {
  price: "price",
  cpu: "benchmark0",
  core: "benchmark1",
  cores: "benchmark2",
  memory: "benchmark3",
  disk: "benchmark4",
  down: "benchmark5",
  up: "benchmark6",
  gpus: "benchmark7",
  duration: "duration",
  attested: "worker__attestedUntil",
} as const satisfies Record<SortKey, BookVariables["orderBy"]>;

/** USD per hour as USD per second with 18 decimals, rounded up: an offer at exactly that price stays in. */
function perSecond(usdPerHour: number): bigint {
  return (parseUnits(String(usdPerHour), 18) + BigInt(HOUR) - 1n) / BigInt(HOUR);
}

/**
 * The query for what the address asks for: asks that can fill now, open to anyone or to the reader.
 *
 * @param now unix seconds
 * @param masters whose counterparty orders the reader can take
 */
export function bookVariables(search: MarketSearch, now: number, masters: readonly Address[]): BookVariables {
  const minimums = MINIMUM_KEYS.filter((key) => search[key] !== undefined).map((key) => {
    const { benchmark, scale } = MINIMUMS[key];
    return [`benchmark${benchmark}_gte`, (BigInt(search[key] ?? 0) * scale).toString()] as const;
  });
  return {
    where: {
      side: "ASK",
      status: "ACTIVE",
      validUntil_gte: String(now),
      counterparty_in: [zeroAddress, ...masters.map((master) => master.toLowerCase() as Address)],
      ...Object.fromEntries(minimums),
      ...(search.hours === undefined ? {} : { duration_gte: String(search.hours * HOUR) }),
      ...(search.price === undefined ? {} : { price_lte: perSecond(search.price).toString() }),
      ...(search.attested === true ? { worker_: { attestedUntil_gt: String(now) } } : {}),
    },
    orderBy: ORDER_BY[search.sort ?? "price"],
    direction: search.desc === true ? "desc" : "asc",
    first: PAGE_SIZE + 1,
    skip: ((search.page ?? 1) - 1) * PAGE_SIZE,
  };
}

/** One page of the book. `more`: whether there is a next one. */
export interface BookPage {
  readonly offers: readonly Offer[];
  readonly more: boolean;
}

/** @throws if the subgraph does not answer */
export async function fetchBook(indexer: Indexer, variables: BookVariables, signal?: AbortSignal): Promise<BookPage> {
  const { orders } = await indexer.request(bookDocument, variables, signal);
  return { offers: orders.slice(0, PAGE_SIZE).map(readOffer), more: orders.length > PAGE_SIZE };
}
