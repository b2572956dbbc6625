import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

const overviewDocument = graphql(`
  query Overview {
    markets(first: 1) {
      openDealCount
      dealCount
      totalPaid
      workerCount
    }
  }
`);

/** Figures of the whole market. `totalPaid`: SNM wei, fees included. */
export interface Overview {
  readonly openDeals: number;
  readonly deals: number;
  readonly totalPaid: bigint;
  readonly machines: number;
}

/** @throws if the subgraph does not answer */
export async function fetchOverview(indexer: Indexer, signal?: AbortSignal): Promise<Overview> {
  const { markets } = await indexer.request(overviewDocument, {}, signal);
  const market = markets[0];
  return {
    openDeals: market?.openDealCount ?? 0,
    deals: market?.dealCount ?? 0,
    totalPaid: BigInt(market?.totalPaid ?? 0),
    machines: market?.workerCount ?? 0,
  };
}
