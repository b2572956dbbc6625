import type { Address } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Of each kind that the overview shows. */
export const MOST_DIGESTED = 4;

/** More kinds of reports than the contract takes. */
const MOST_KINDS = 100;

const digestDocument = graphql(`
  query DaoDigest($first: Int!, $kinds: Int!) {
    workOrders(where: { status_not: ENDED }, first: $first, orderBy: number, orderDirection: desc) {
      number
      title
      status
      budget
    }
    reportKinds(where: { endedAt: null }, first: $kinds, orderBy: next, orderDirection: asc) {
      id
      name
      author
      next
      period
      grace
    }
  }
`);

/** What the overview shows of work and reports. `budget`: SNM wei; `due`: unix seconds. */
export interface DaoDigest {
  readonly works: readonly {
    readonly number: number;
    readonly title: string;
    readonly status: "OPEN" | "ASKED" | "RUNNING" | "ENDED";
    readonly budget: bigint;
  }[];
  readonly reports: readonly {
    readonly id: string;
    readonly name: string;
    readonly author: Address;
    readonly due: number;
  }[];
}

/** @throws if the subgraph does not answer */
export async function fetchDigest(indexer: Indexer, signal?: AbortSignal): Promise<DaoDigest> {
  const variables = { first: MOST_DIGESTED, kinds: MOST_KINDS };
  const { workOrders, reportKinds } = await indexer.request(digestDocument, variables, signal);
  return {
    works: workOrders.map(({ budget, ...order }) => ({ ...order, budget: BigInt(budget) })),
    reports: reportKinds
      .map(({ id, name, author, next, period, grace }) => ({
        ...{ id, name, author },
        due: Number(next) + Number(period) + Number(grace),
      }))
      .toSorted((left, right) => left.due - right.due)
      .slice(0, MOST_DIGESTED),
  };
}
