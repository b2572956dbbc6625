import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type NodeFacts, nodeFactsFragment, readNodeFacts } from "./nodeFacts.ts";
import { DUTY_REPORTS, type RecentReport, readRecentReport, recentReportFragment } from "./recentReports.ts";

/** Masternodes that are shown. */
const MOST = 200;

const nodesDocument = graphql(
  `
    query Masternodes($first: Int!, $reports: Int!) {
      oracles(first: 1) {
        totalStake
        rewardsCollected
        rewardsHeld
        activeMasternodeCount
        masternodeCount
      }
      masternodes(first: $first, orderBy: stake, orderDirection: desc) {
        ...NodeFacts
      }
      reports(first: $reports, orderBy: sequence, orderDirection: desc) {
        ...RecentReport
      }
    }
  `,
  [nodeFactsFragment, recentReportFragment],
);

/**
 * All masternodes, the largest stake first. Amounts in SNM wei.
 *
 * - `totalStake`: in all pools; what is on the way out is not in it
 * - `rewardsCollected`: for all masternodes since the start; `rewardsHeld`: of it, earned by nobody yet
 * - `reports`: the newest, newest first
 */
export interface Nodes {
  readonly nodes: readonly NodeFacts[];
  readonly reports: readonly RecentReport[];
  readonly totalStake: bigint;
  readonly rewardsCollected: bigint;
  readonly rewardsHeld: bigint;
  readonly active: number;
  readonly count: number;
}

/** @throws if the subgraph does not answer */
export async function fetchNodes(indexer: Indexer, signal?: AbortSignal): Promise<Nodes> {
  const { oracles, masternodes, reports } = await indexer.request(
    nodesDocument,
    { first: MOST, reports: DUTY_REPORTS },
    signal,
  );
  const oracle = oracles[0];
  return {
    nodes: masternodes.map(readNodeFacts),
    reports: reports.map(readRecentReport),
    totalStake: BigInt(oracle?.totalStake ?? 0),
    rewardsCollected: BigInt(oracle?.rewardsCollected ?? 0),
    rewardsHeld: BigInt(oracle?.rewardsHeld ?? 0),
    active: oracle?.activeMasternodeCount ?? 0,
    count: oracle?.masternodeCount ?? 0,
  };
}
