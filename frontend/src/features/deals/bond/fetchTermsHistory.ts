import type { Terms } from "../../../chain/Terms.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Amendments of one deal that are read: as many as an answer of the index holds. */
const MOST = 1000;

const historyDocument = graphql(`
  query TermsHistory($id: ID!, $most: Int!) {
    deal(id: $id) {
      amendments(orderBy: number, first: $most) {
        from
        oldPrice
        oldDuration
      }
    }
  }
`);

/**
 * All terms that a deal had, from those it opened with to those that it has now.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchTermsHistory(indexer: Indexer, deal: Deal, signal?: AbortSignal): Promise<readonly Terms[]> {
  const { deal: found } = await indexer.request(historyDocument, { id: deal.id, most: MOST }, signal);
  const amendments = found?.amendments ?? [];
  const former = amendments.map(({ oldPrice, oldDuration }, index) => ({
    ...deal.terms,
    price: BigInt(oldPrice),
    duration: Number(oldDuration),
    origin: amendments[index - 1]?.from ?? deal.ask,
  }));
  return [...former, deal.terms];
}
