import type { Address, Hex } from "viem";

import { type Deal, dealFragment, readDeal } from "../../../indexer/deal.ts";
import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Deals of each kind that are looked at. */
const MOST = 50;

const dealsDocument = graphql(
  `
    query NoticeDeals($id: ID!, $account: String!, $first: Int!) {
      account(id: $id) {
        dealsAsBuyer
        dealsAsMaster
        level
        levelUntil
      }
      bought: deals(where: { buyer: $account, status: OPEN }, first: $first, orderBy: number, orderDirection: desc) {
        ...Deal
        askRequest {
          id
          status
          createdAt
        }
      }
      refundable: deals(
        where: { buyer: $account, status: CLOSED, bondHeld_gt: 0 }
        first: $first
        orderBy: number
        orderDirection: desc
      ) {
        ...Deal
      }
      sold: deals(
        where: { and: [{ status: OPEN }, { or: [{ master: $account }, { supplier: $account }] }] }
        first: $first
        orderBy: number
        orderDirection: desc
      ) {
        ...Deal
        bidRequest {
          id
          status
          createdAt
        }
      }
    }
  `,
  [dealFragment],
);

/** What the other side asks for, and has no answer to. `at`: unix seconds. */
export interface Asked {
  readonly id: Hex;
  readonly at: number;
}

/** A running deal with what the other side asks for. */
export interface AskedDeal {
  readonly deal: Deal;
  readonly asked: Asked | undefined;
}

/**
 * Deals that may await something of an account.
 *
 * - `dealt`: whether it ever was in one; `level`: of identity, before `levelUntil`
 * - `refundable`: closed, with a bond that is not settled
 */
export interface AccountDeals {
  readonly dealt: boolean;
  readonly level: number;
  readonly levelUntil: number;
  readonly bought: readonly AskedDeal[];
  readonly refundable: readonly Deal[];
  readonly sold: readonly AskedDeal[];
}

interface IndexedRequest {
  readonly id: Hex;
  readonly status: string;
  readonly createdAt: string;
}

const readAsked = (request: IndexedRequest | null): Asked | undefined =>
  request?.status === "PENDING" ? { id: request.id, at: Number(request.createdAt) } : undefined;

/** @throws if the subgraph does not answer */
export async function fetchAccountDeals(
  indexer: Indexer,
  account: Address,
  signal: AbortSignal,
): Promise<AccountDeals> {
  const id = account.toLowerCase();
  const found = await indexer.request(dealsDocument, { id, account: id, first: MOST }, signal);
  return {
    dealt: (found.account?.dealsAsBuyer ?? 0) + (found.account?.dealsAsMaster ?? 0) > 0,
    level: found.account?.level ?? 1,
    levelUntil: Number(found.account?.levelUntil ?? 0),
    bought: found.bought.map((deal) => ({ deal: readDeal(deal), asked: readAsked(deal.askRequest) })),
    refundable: found.refundable.map(readDeal),
    sold: found.sold.map((deal) => ({ deal: readDeal(deal), asked: readAsked(deal.bidRequest) })),
  };
}
