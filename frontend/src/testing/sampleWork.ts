import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { keccak256, toHex, zeroAddress, zeroHash } from "viem";

import { DAY } from "../lib/time.ts";

const SNM = 10n ** 18n;

/** When the sample order was published, unix seconds. */
export const WORK_START = 1_800_000_000;

const contentHash = keccak256(toHex("the description"));

/** Terms of the sample order, as the chain gives them. */
const terms = {
  contentHash,
  reviewer: localAccounts.supplier.address,
  reviewFee: 5n * SNM,
  offersUntil: WORK_START + 10 * DAY,
  reviewPeriod: 7 * DAY,
  stream: 0n,
  streamDuration: 0,
};

const milestone = (amount: bigint, deadline: number) => ({
  status: MilestoneStatus.Pending as number,
  amount,
  deadline,
  since: WORK_START,
  contentHash: zeroHash as `0x${string}`,
});

/** What the chain says of an order. */
export interface SampleWork {
  readonly status?: WorkStatus;
  readonly developer?: `0x${string}`;
  readonly terms?: Partial<typeof terms>;
  /** Of the first milestone. */
  readonly first?: Partial<ReturnType<typeof milestone>>;
  /** Unix seconds from which the first milestone can be settled; 0 for never. */
  readonly settleableFrom?: number;
  readonly expirableFrom?: number;
  readonly streamDue?: bigint;
  readonly goodUntil?: bigint;
}

const NEVER = 2n ** 256n - 1n;

/** Reads of an order of two milestones, 100 and 50 SNM: open for offers unless told otherwise. */
export function sampleWork(change: SampleWork = {}): Record<string, unknown> {
  const { status = WorkStatus.Open, developer = zeroAddress, settleableFrom = 0 } = change;
  return {
    "WorkOrders.orderOf": {
      ...{ status, developer, since: WORK_START, open: 2, held: 160n * SNM },
      ...{ streamLeft: change.terms?.stream ?? 0n, streamedUntil: WORK_START },
    },
    "WorkOrders.termsOf": { ...terms, ...change.terms },
    "WorkOrders.milestonesOf": [
      { ...milestone(100n * SNM, WORK_START + 30 * DAY), ...change.first },
      milestone(50n * SNM, WORK_START + 60 * DAY),
    ],
    "WorkOrders.settleableFrom": (_order: bigint, index: bigint) => BigInt(index === 0n ? settleableFrom : 0),
    "WorkOrders.streamDue": change.streamDue ?? 0n,
    "WorkOrders.expirableFrom": BigInt(change.expirableFrom ?? 0),
    "WorkOrders.totalHeld": 160n * SNM,
    "ReportRegistry.goodUntil": change.goodUntil ?? NEVER,
  };
}

/** The same order as the subgraph tells it. */
export const indexedWork = (change: Readonly<Record<string, unknown>> = {}) => ({
  number: 4,
  title: "A bridge to another chain",
  uri: "data:,the%20description",
  contentHash,
  status: "OPEN",
  reviewer: terms.reviewer,
  developer: null,
  offersUntil: String(terms.offersUntil),
  budget: String(160n * SNM),
  ...{ paid: "0", fees: "0", returned: "0" },
  milestoneCount: 2,
  openMilestones: 2,
  createdAt: String(WORK_START),
  stoppedAt: null,
  endedAt: null,
  endedByDao: false,
  milestones: [0, 1].map((index) => ({
    index,
    ...{ uri: null, rejectionHash: null, rejectionUri: null, disputeHash: null, disputeUri: null },
    ...{ paid: "0", fee: "0", returned: "0" },
  })),
  offers: [],
  events: [
    {
      ...{ id: "0x01", kind: "PUBLISHED", milestone: null, account: null, amount: String(160n * SNM), fee: "0" },
      ...{ returned: "0", timestamp: String(WORK_START), transaction: zeroHash },
    },
  ],
  ...change,
});
