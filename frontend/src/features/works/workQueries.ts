import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { type Address, type Hex, numberToHex } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { workEventFragment, type WorkEvent, readWorkEvent } from "./workEvents.ts";

/** Orders, offers and events that are shown, of each kind. */
export const MOST_SHOWN = 200;

/** Bytes of a number in an id of the index. */
const NUMBER_SIZE = 4;
const MOST_NUMBER = 2 ** 31;

const workFragment = graphql(`
  fragment Work on WorkOrder {
    number
    title
    uri
    contentHash
    status
    reviewer
    developer
    offersUntil
    budget
    paid
    fees
    returned
    milestoneCount
    openMilestones
    createdAt
    stoppedAt
    endedAt
    endedByDao
  }
`);

const worksDocument = graphql(
  `
    query Works($first: Int!) {
      workOrders(first: $first, orderBy: number, orderDirection: desc) {
        ...Work
        offers(first: $first) {
          status
        }
      }
    }
  `,
  [workFragment],
);

const workDocument = graphql(
  `
    query Work($id: ID!, $first: Int!) {
      workOrder(id: $id) {
        ...Work
        milestones(first: $first, orderBy: index, orderDirection: asc) {
          index
          uri
          rejectionHash
          rejectionUri
          disputeHash
          disputeUri
          paid
          fee
          returned
        }
        offers(first: $first, orderBy: timestamp, orderDirection: desc) {
          id
          developer
          status
          amounts
          stream
          total
          contentHash
          uri
          validUntil
          signature
          timestamp
        }
        events(first: $first, orderBy: timestamp, orderDirection: desc) {
          ...WorkEvent
        }
      }
    }
  `,
  [workFragment, workEventFragment],
);

const STATUSES = {
  OPEN: WorkStatus.Open,
  ASKED: WorkStatus.Asked,
  RUNNING: WorkStatus.Running,
  ENDED: WorkStatus.Ended,
};

/**
 * A work order as indexed. SNM wei and unix seconds. What it holds and what can be done is read from the chain.
 *
 * - `developer`: who is assigned, undefined before
 * - `paid`, `fees`, `returned`: to the developer, to the reviewer, to the treasury
 * - `stoppedAt`: when the DAO ended it while something was still to be decided, undefined where it did not
 */
export interface Work {
  readonly id: bigint;
  readonly title: string;
  readonly uri: string;
  readonly contentHash: Hex;
  readonly status: WorkStatus;
  readonly reviewer: Address;
  readonly developer: Address | undefined;
  readonly offersUntil: number;
  readonly budget: bigint;
  readonly paid: bigint;
  readonly fees: bigint;
  readonly returned: bigint;
  readonly milestones: number;
  readonly openMilestones: number;
  readonly createdAt: number;
  readonly stoppedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly endedByDao: boolean;
}

/** An order in the list. `offers`: that can still be taken, as far as nobody took them back. */
export interface ListedWork extends Work {
  readonly offers: number;
}

/** What was told of a milestone, and what became of its money. `place`: of what was delivered last. */
export interface MilestoneRecord {
  readonly place: string;
  readonly rejection: Told | undefined;
  readonly dispute: Told | undefined;
  readonly paid: bigint;
  readonly fee: bigint;
  readonly returned: bigint;
}

/** Something that is known by its hash. */
export interface Told {
  readonly hash: Hex;
  readonly uri: string;
}

/** A developer's signed offer. `id`: the hash that was signed; `total`: of all milestones and the stream, SNM wei. */
export interface Offered {
  readonly id: Hex;
  readonly developer: Address;
  readonly status: "OPEN" | "WITHDRAWN" | "TAKEN";
  readonly amounts: readonly bigint[];
  readonly stream: bigint;
  readonly total: bigint;
  readonly contentHash: Hex;
  readonly uri: string;
  readonly validUntil: number;
  readonly signature: Hex;
  readonly offeredAt: number;
}

/** All that the index tells of one order, newest first. */
export interface WorkDetail {
  readonly work: Work;
  readonly milestones: readonly MilestoneRecord[];
  readonly offers: readonly Offered[];
  readonly events: readonly WorkEvent[];
}

function readWork(source: FragmentOf<typeof workFragment>): Work {
  const data = readFragment(workFragment, source);
  return {
    id: BigInt(data.number),
    title: data.title,
    uri: data.uri,
    contentHash: data.contentHash,
    status: STATUSES[data.status],
    reviewer: data.reviewer,
    developer: data.developer ?? undefined,
    offersUntil: Number(data.offersUntil),
    budget: BigInt(data.budget),
    paid: BigInt(data.paid),
    fees: BigInt(data.fees),
    returned: BigInt(data.returned),
    milestones: data.milestoneCount,
    openMilestones: data.openMilestones,
    createdAt: Number(data.createdAt),
    stoppedAt: data.stoppedAt === null ? undefined : Number(data.stoppedAt),
    endedAt: data.endedAt === null ? undefined : Number(data.endedAt),
    endedByDao: data.endedByDao,
  };
}

const told = (hash: Hex | null, uri: string | null): Told | undefined =>
  hash === null ? undefined : { hash, uri: uri ?? "" };

/** All orders, the newest first. @throws if the subgraph does not answer */
export async function fetchWorks(indexer: Indexer, signal?: AbortSignal): Promise<readonly ListedWork[]> {
  const { workOrders } = await indexer.request(worksDocument, { first: MOST_SHOWN }, signal);
  return workOrders.map((found) => ({
    ...readWork(found),
    offers: found.offers.filter(({ status }) => status === "OPEN").length,
  }));
}

/**
 * @returns null if it was never published
 * @throws if the subgraph does not answer
 */
export async function fetchWork(indexer: Indexer, number: number, signal?: AbortSignal): Promise<WorkDetail | null> {
  if (number >= MOST_NUMBER) return null;
  const id = numberToHex(number, { size: NUMBER_SIZE });
  const { workOrder: found } = await indexer.request(workDocument, { id, first: MOST_SHOWN }, signal);
  if (found === null) return null;
  return {
    work: readWork(found),
    milestones: found.milestones.map((milestone) => ({
      place: milestone.uri ?? "",
      rejection: told(milestone.rejectionHash, milestone.rejectionUri),
      dispute: told(milestone.disputeHash, milestone.disputeUri),
      paid: BigInt(milestone.paid),
      fee: BigInt(milestone.fee),
      returned: BigInt(milestone.returned),
    })),
    offers: found.offers.map(({ amounts, stream, total, validUntil, timestamp, ...rest }) => ({
      ...rest,
      amounts: amounts.map(BigInt),
      stream: BigInt(stream),
      total: BigInt(total),
      validUntil: Number(validUntil),
      offeredAt: Number(timestamp),
    })),
    events: found.events.map(readWorkEvent),
  };
}
