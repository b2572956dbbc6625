import { CHUNK } from "../../indexer/fetchPages.ts";
import { type Series, fetchRows, secondsOf } from "../../indexer/fetchRows.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY } from "../../lib/time.ts";

/** Days that are shown, the running one with them. */
export const PAYMENT_DAYS = 30;

const volumesDocument = graphql(`
  query RewardVolumes($interval: Aggregation_interval!, $since: Timestamp!, $first: Int!) {
    rewardVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      amount
    }
  }
`);

const pointsDocument = graphql(`
  query RewardPoints($since: Timestamp!, $after: Int8!, $first: Int!) {
    rewardPoints(first: $first, orderBy: id, orderDirection: asc, where: { timestamp_gte: $since, id_gt: $after }) {
      id
      timestamp
      amount
    }
  }
`);

/** What all programs paid on a day by UTC. `start`: unix seconds; `amount`: SNM wei. */
export interface PaymentDay {
  readonly start: number;
  readonly amount: bigint;
}

const readRow = ({ timestamp, amount }: { readonly timestamp: string; readonly amount: string }): PaymentDay => ({
  start: secondsOf(timestamp),
  amount: BigInt(amount),
});

const paymentSeries = (indexer: Indexer, signal?: AbortSignal): Series<PaymentDay> => ({
  volumes: async (interval, since) => {
    const { rewardVolumes } = await indexer.request(volumesDocument, { interval, since, first: CHUNK }, signal);
    return rewardVolumes.map(readRow);
  },
  points: async (since, after) => {
    const { rewardPoints } = await indexer.request(pointsDocument, { since, after, first: CHUNK }, signal);
    return { rows: rewardPoints.map(readRow), last: rewardPoints.at(-1)?.id };
  },
});

/**
 * What each of the last days paid, oldest first, those that paid nothing too.
 *
 * @param today number of the running day since 1970, by UTC
 * @throws if the subgraph does not answer
 */
export async function fetchPaymentDays(
  indexer: Indexer,
  today: number,
  signal?: AbortSignal,
): Promise<readonly PaymentDay[]> {
  const since = (today - PAYMENT_DAYS + 1) * DAY;
  const all = await fetchRows(paymentSeries(indexer, signal), since);
  return Array.from({ length: PAYMENT_DAYS }, (_, index) => {
    const start = since + index * DAY;
    const within = all.filter((paid) => paid.start >= start && paid.start < start + DAY);
    return { start, amount: within.reduce((sum, { amount }) => sum + amount, 0n) };
  });
}
