import type { Address } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { tagText } from "../../../lib/tag.ts";
import type { HolderFacts, WorkTodo } from "../holderNotices.ts";

/** Of each kind that are looked at. */
const MOST = 50;

const holderDocument = graphql(`
  query NoticeHolder($account: Bytes!, $first: Int!) {
    asked: workOrders(where: { team: $account, status: ASKED }, first: $first) {
      number
      title
      createdAt
    }
    developed: workOrders(where: { developer: $account, status: RUNNING }, first: $first) {
      number
      title
      milestones(where: { status_in: [PENDING, REJECTED] }, first: 1, orderBy: index) {
        since
      }
    }
    reviewed: workOrders(where: { reviewer: $account, status: RUNNING }, first: $first) {
      number
      title
      milestones(where: { status: DELIVERED }, first: 1, orderBy: since) {
        since
      }
    }
    reportKinds(where: { author: $account, endedAt: null }, first: $first) {
      id
      next
      period
      grace
    }
  }
`);

interface IndexedOrder {
  readonly number: number;
  readonly title: string;
  readonly milestones: readonly { readonly since: string }[];
}

const todosOf = (orders: readonly IndexedOrder[], act: WorkTodo["act"]): readonly WorkTodo[] =>
  orders.flatMap(({ number, title, milestones: [first] }) =>
    first === undefined ? [] : [{ order: number, title, act, since: Number(first.since) }],
  );

/**
 * Work and reports that the DAO expects of an account.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchDaoDuties(
  indexer: Indexer,
  account: Address,
  signal: AbortSignal,
): Promise<Pick<HolderFacts, "works" | "reports">> {
  const variables = { account: account.toLowerCase() as Address, first: MOST };
  const { asked, developed, reviewed, reportKinds } = await indexer.request(holderDocument, variables, signal);
  return {
    works: [
      ...asked.map(({ number, title, createdAt }) => ({
        ...{ order: number, title, act: "answer" as const, since: Number(createdAt) },
      })),
      ...todosOf(developed, "deliver"),
      ...todosOf(reviewed, "review"),
    ],
    reports: reportKinds.map(({ id, next, period, grace }) => ({
      kind: tagText(id),
      due: Number(next) + Number(period) + Number(grace),
    })),
  };
}
