import type { Address } from "viem";

import { type Deal, dealFragment, readDeal } from "../../indexer/deal.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Most deals that the index gives at once. */
const CHUNK = 1_000;

/** Larger than any deal's number. */
const BEYOND = 2_147_483_647;

const allDealsDocument = graphql(
  `
    query AllDeals($account: String!, $before: Int!, $first: Int!) {
      deals(
        where: {
          and: [{ number_lt: $before }, { or: [{ buyer: $account }, { master: $account }, { supplier: $account }] }]
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

/**
 * Deals in which the account pays, is paid, or is the machine; newest first. Goes on from deal to deal, so that none is
 * missing or twice.
 *
 * @param most how many at most; `cut` tells whether there are more
 * @throws if the subgraph does not answer
 */
export async function fetchAllDeals(
  indexer: Indexer,
  account: Address,
  most: number,
): Promise<{ readonly deals: readonly Deal[]; readonly cut: boolean }> {
  const found: Deal[] = [];
  for (;;) {
    const first = Math.min(CHUNK, most + 1 - found.length);
    const before = found.at(-1)?.number ?? BEYOND;
    const { deals } = await indexer.request(allDealsDocument, { account: account.toLowerCase(), before, first });
    found.push(...deals.map(readDeal));
    if (deals.length < first || found.length > most) return { deals: found.slice(0, most), cut: found.length > most };
  }
}
