import type { Hex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import type { Conditions, DealSide } from "./changes.ts";

/** Of each kind, for one deal. */
const MOST = 50;

const changesDocument = graphql(`
  query DealChanges($id: ID!, $most: Int!) {
    deal(id: $id) {
      amendments(orderBy: number, orderDirection: desc, first: $most) {
        id
        oldPrice
        newPrice
        oldDuration
        newDuration
        acceptedSide
        timestamp
        transaction
      }
      changeRequests(orderBy: number, orderDirection: desc, first: $most, where: { status_not: PENDING }) {
        id
        side
        price
        duration
        status
        endedAt
        endTransaction
      }
    }
  }
`);

/** What became of a request that waits no more. */
export type RequestEnd = "ACCEPTED" | "CANCELLED" | "REJECTED" | "REPLACED" | "SUPERSEDED" | "VOID";

/**
 * Something that happened to a deal's terms. Unix seconds.
 *
 * - `amendment`: the deal went on under other conditions; `accepted`: whose request led to it
 * - `request`: a side's request ended in another way
 */
export type DealChange = { readonly id: Hex; readonly time: number; readonly transaction: Hex } & (
  | {
      readonly kind: "amendment";
      readonly before: Conditions;
      readonly after: Conditions;
      readonly accepted: DealSide | undefined;
    }
  | {
      readonly kind: "request";
      readonly side: DealSide;
      readonly want: Conditions;
      readonly end: Exclude<RequestEnd, "ACCEPTED">;
    }
);

const sideOf = (side: "BID" | "ASK"): DealSide => (side === "BID" ? "bid" : "ask");

/**
 * Amendments of a deal and requests that came to nothing, newest first.
 *
 * @param id with which the deal opened
 * @throws if the subgraph does not answer
 */
export async function fetchChanges(indexer: Indexer, id: Hex, signal?: AbortSignal): Promise<readonly DealChange[]> {
  const { deal } = await indexer.request(changesDocument, { id, most: MOST }, signal);
  if (deal === null) return [];
  const changes: DealChange[] = deal.amendments.map((amendment) => ({
    kind: "amendment",
    id: amendment.id,
    time: Number(amendment.timestamp),
    transaction: amendment.transaction,
    before: { price: BigInt(amendment.oldPrice), duration: Number(amendment.oldDuration) },
    after: { price: BigInt(amendment.newPrice), duration: Number(amendment.newDuration) },
    accepted: amendment.acceptedSide === null ? undefined : sideOf(amendment.acceptedSide),
  }));
  for (const { id, side, price, duration, status, endedAt, endTransaction } of deal.changeRequests) {
    if (status === "PENDING" || status === "ACCEPTED" || endTransaction === null) continue;
    changes.push({
      kind: "request",
      id,
      time: Number(endedAt),
      transaction: endTransaction,
      side: sideOf(side),
      want: { price: BigInt(price), duration: Number(duration) },
      end: status,
    });
  }
  return changes.sort((left, right) => right.time - left.time);
}
