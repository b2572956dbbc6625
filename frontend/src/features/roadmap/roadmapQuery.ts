import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Features and accounts that are read. */
const MOST = 1_000;

const roadmapDocument = graphql(`
  query Roadmap($first: Int!) {
    features(first: $first, orderBy: number, orderDirection: asc) {
      number
      title
      contentHash
      uri
      closedAt
      built
      supports(first: $first) {
        id
      }
    }
    featureSupports(first: $first, orderBy: updatedAt, orderDirection: asc) {
      id
      shares
      epoch
    }
  }
`);

/** A feature that holders rank no more. `built`: or given up. */
export interface ClosedFeature {
  readonly id: bigint;
  readonly title: string;
  readonly uri: string;
  readonly contentHash: Hex;
  readonly closedAt: number;
  readonly built: boolean;
}

/** An account that divides its votes. `epoch`: in which they were counted last. */
export interface Divider {
  readonly account: Address;
  readonly epoch: bigint;
}

/**
 * What the index knows of the roadmap beside the ranking.
 *
 * - `uris`: where the description of each feature is
 * - `supporters`: accounts that divide their votes with it
 * - `closed`: the last one first
 * - `dividers`: all accounts that divide their votes
 */
export interface RoadmapRecord {
  readonly uris: ReadonlyMap<bigint, string>;
  readonly supporters: ReadonlyMap<bigint, number>;
  readonly closed: readonly ClosedFeature[];
  readonly dividers: readonly Divider[];
}

/** @throws if the subgraph does not answer */
export async function fetchRoadmap(indexer: Indexer, signal?: AbortSignal): Promise<RoadmapRecord> {
  const { features, featureSupports } = await indexer.request(roadmapDocument, { first: MOST }, signal);
  const closed = features.flatMap(({ number, title, uri, contentHash, closedAt, built }) =>
    closedAt === null
      ? []
      : [{ id: BigInt(number), title, uri, contentHash, closedAt: Number(closedAt), built: built === true }],
  );
  return {
    uris: new Map(features.map(({ number, uri }) => [BigInt(number), uri])),
    supporters: new Map(features.map(({ number, supports }) => [BigInt(number), supports.length])),
    closed: closed.toSorted((left, right) => right.closedAt - left.closedAt),
    dividers: featureSupports
      .filter(({ shares }) => shares.length > 0)
      .map(({ id, epoch }) => ({ account: id, epoch: BigInt(epoch) })),
  };
}
