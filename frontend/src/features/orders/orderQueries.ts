import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type Offer, offerFragment, readOffer } from "../../indexer/offer.ts";

/** Announced orders of one account, or of everybody, that are shown. */
const MOST = 500;

const authorDocument = graphql(
  `
    query OrdersOf($author: String!, $first: Int!) {
      orders(where: { author: $author }, orderBy: createdAt, orderDirection: desc, first: $first) {
        ...Offer
      }
    }
  `,
  [offerFragment],
);

const bidsDocument = graphql(
  `
    query OpenBids($now: Int8!, $first: Int!) {
      orders(
        where: { side: BID, status: ACTIVE, validUntil_gte: $now }
        orderBy: cappedPrice
        orderDirection: desc
        first: $first
      ) {
        ...Offer
      }
    }
  `,
  [offerFragment],
);

const orderDocument = graphql(
  `
    query OrderById($id: ID!) {
      order(id: $id) {
        ...Offer
      }
    }
  `,
  [offerFragment],
);

/**
 * Orders that an account announced, newest first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchOrdersOf(
  indexer: Indexer,
  author: Address,
  signal?: AbortSignal,
): Promise<readonly Offer[]> {
  const { orders } = await indexer.request(authorDocument, { author: author.toLowerCase(), first: MOST }, signal);
  return orders.map(readOffer);
}

/**
 * Announced bids that can still fill, the best paid first.
 *
 * @param now unix seconds
 * @throws if the subgraph does not answer
 */
export async function fetchBids(indexer: Indexer, now: number, signal?: AbortSignal): Promise<readonly Offer[]> {
  const { orders } = await indexer.request(bidsDocument, { now: String(now), first: MOST }, signal);
  return orders.map(readOffer);
}

/** @throws if the subgraph does not answer */
export async function fetchOrder(indexer: Indexer, id: Hex, signal?: AbortSignal): Promise<Offer | undefined> {
  const { order } = await indexer.request(orderDocument, { id }, signal);
  return order === null ? undefined : readOffer(order);
}
