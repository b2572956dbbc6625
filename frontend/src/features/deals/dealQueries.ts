import type { Address, Hex } from "viem";

import { type Deal, dealFragment, readDeal } from "../../indexer/deal.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type DaySpan, endOfDay, startOfDay } from "../../lib/days.ts";

/** Deals of one account that are shown. */
const MOST = 200;

/** Unix seconds that no deal reaches. */
const ALWAYS = 2 ** 40;

/** Payments of one deal that are shown. */
const MOST_PAYMENTS = 200;

const dealsDocument = graphql(
  `
    query Deals($account: String!, $since: BigInt!, $until: BigInt!, $first: Int!) {
      deals(
        where: {
          and: [
            { openedAt_gte: $since, openedAt_lte: $until }
            { or: [{ buyer: $account }, { master: $account }, { supplier: $account }] }
          ]
        }
        orderBy: number
        orderDirection: desc
        first: $first
      ) {
        ...Deal
      }
    }
  `,
  [dealFragment],
);

const dealDocument = graphql(
  `
    query DealById($id: ID!, $most: Int!) {
      dealId(id: $id) {
        deal {
          ...Deal
          payments(orderBy: until, orderDirection: desc, first: $most) {
            id
            since
            until
            paid
            fee
            toppedUp
            escrow
            timestamp
            transaction
          }
        }
      }
    }
  `,
  [dealFragment],
);

/** One billing. SNM wei and unix seconds. */
export interface Payment {
  readonly id: Hex;
  readonly since: number;
  readonly until: number;
  readonly paid: bigint;
  readonly fee: bigint;
  readonly toppedUp: bigint;
  readonly escrow: bigint;
  readonly timestamp: number;
  readonly transaction: Hex;
}

/** A deal with its payments, newest first. */
export interface DealHistory {
  readonly deal: Deal;
  readonly payments: readonly Payment[];
}

/**
 * Deals in which the account pays, is paid, or is the machine; newest first.
 *
 * @param days on which they opened
 * @throws if the subgraph does not answer
 */
export async function fetchDeals(
  indexer: Indexer,
  account: Address,
  { since, until }: DaySpan,
  signal?: AbortSignal,
): Promise<readonly Deal[]> {
  const variables = {
    account: account.toLowerCase(),
    since: String(since === undefined ? 0 : startOfDay(since)),
    until: String(until === undefined ? ALWAYS : endOfDay(until)),
    first: MOST,
  };
  const { deals } = await indexer.request(dealsDocument, variables, signal);
  return deals.map(readDeal);
}

/**
 * The deal that has or had an id on the chain.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchDeal(indexer: Indexer, id: string, signal?: AbortSignal): Promise<DealHistory | undefined> {
  const { dealId } = await indexer.request(dealDocument, { id: id.toLowerCase(), most: MOST_PAYMENTS }, signal);
  if (dealId === null) return undefined;
  const { deal } = dealId;
  const payments = deal.payments.map((payment) => ({
    id: payment.id,
    since: Number(payment.since),
    until: Number(payment.until),
    paid: BigInt(payment.paid),
    fee: BigInt(payment.fee),
    toppedUp: BigInt(payment.toppedUp),
    escrow: BigInt(payment.escrow),
    timestamp: Number(payment.timestamp),
    transaction: payment.transaction,
  }));
  return { deal: readDeal(deal), payments };
}
