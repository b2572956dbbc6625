import type { Address } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Supports and pulls that are shown. */
const MOST = 50;

const brakeDocument = graphql(`
  query Brake($first: Int!) {
    brakeSupports(first: $first, orderBy: timestamp, orderDirection: desc) {
      id
      round {
        number
      }
      account
      votes
      reason
      timestamp
    }
    brakePulls(first: $first, orderBy: timestamp, orderDirection: desc) {
      id
      round {
        number
      }
      by
      reason
      timestamp
    }
  }
`);

/** Somebody wanted new deals stopped, or stopped them. `votes`: undefined where it was pulled; `round`: undefined by the guardian. */
export interface BrakeEvent {
  readonly id: string;
  readonly pulled: boolean;
  readonly account: Address;
  readonly round: number | undefined;
  readonly votes: bigint | undefined;
  readonly reason: string;
  readonly time: number;
}

/**
 * What happened with the brake, the newest first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchBrake(indexer: Indexer, signal?: AbortSignal): Promise<readonly BrakeEvent[]> {
  const { brakeSupports, brakePulls } = await indexer.request(brakeDocument, { first: MOST }, signal);
  const supports = brakeSupports.map(({ id, round, account, votes, reason, timestamp }): BrakeEvent => ({
    ...{ id, account, reason, pulled: false, round: round.number },
    votes: BigInt(votes),
    time: Number(timestamp),
  }));
  const pulls = brakePulls.map(({ id, round, by, reason, timestamp }): BrakeEvent => ({
    ...{ id, reason, pulled: true, account: by, votes: undefined, round: round?.number },
    time: Number(timestamp),
  }));
  return [...supports, ...pulls].toSorted(
    (left, right) => right.time - left.time || Number(right.pulled) - Number(left.pulled),
  );
}
