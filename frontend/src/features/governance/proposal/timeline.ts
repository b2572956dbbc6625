import type { Hex } from "viem";

import { formatSnm } from "../../../lib/money.ts";
import { formatDuration } from "../../../lib/time.ts";
import type { ProposalStage } from "../ProposalStage.ts";
import type { ProposalFacts } from "../proposalFacts.ts";

/**
 * A step in the life of a proposal.
 *
 * - `time`: unix seconds at which it happened or will; undefined where nobody knows yet
 * - `state`: over, the one that everybody waits for, or later
 * - `note`: what is to know of it
 * - `transaction`: that did it
 */
export interface TimelineStep {
  readonly key: "made" | "begins" | "ends" | "decided" | "queued" | "due" | "executed" | "cancelled";
  readonly name: string;
  readonly time: number | undefined;
  readonly state: "over" | "next" | "later";
  readonly note?: string;
  readonly transaction?: Hex;
}

/** Hashes of the transactions that brought a proposal on. */
export interface TimelineTransactions {
  readonly made: Hex;
  readonly queued: Hex | undefined;
  readonly executed: Hex | undefined;
  readonly cancelled: Hex | undefined;
}

/** Where a proposal stands now. `eta`: from when it can be executed; `wait`: seconds that it would wait in the treasury. */
export interface TimelinePlace {
  readonly stage: ProposalStage;
  readonly now: number;
  readonly wait: number | undefined;
}

type Times = Pick<
  ProposalFacts,
  | "createdAt"
  | "snapshot"
  | "deadline"
  | "extended"
  | "queuedAt"
  | "eta"
  | "executedAt"
  | "cancelledAt"
  | "veto"
  | "spent"
>;

type Draft = Omit<TimelineStep, "state"> & { readonly over: boolean };

function draftsOf(times: Times, { stage, now, wait }: TimelinePlace): readonly Draft[] {
  const { createdAt, snapshot, deadline, extended, queuedAt, eta, executedAt, cancelledAt, veto, spent } = times;
  const made: Draft = { key: "made", name: "Proposed", time: createdAt, over: true };
  const begins: Draft = { key: "begins", name: "Vote begins", time: snapshot, over: now > snapshot };
  const ends: Draft = {
    ...{ key: "ends", name: "Vote ends", time: deadline, over: now > deadline },
    ...(extended ? { note: "Later than planned: the quorum was reached late, so that others could answer." } : {}),
  };
  if (stage === "cancelled") {
    const drafts = [made, begins, ends].filter(({ time }) => cancelledAt === undefined || (time ?? 0) < cancelledAt);
    const name = veto === undefined ? "Taken back" : "Vetoed by the guardian";
    return [...drafts, { key: "cancelled", name, time: cancelledAt, over: true }];
  }
  const decided: Draft = {
    key: "decided",
    name: stage === "rejected" ? "Rejected" : "Accepted",
    time: now > deadline ? deadline : undefined,
    over: !["waits", "votes"].includes(stage),
  };
  if (stage === "rejected" || stage === "expired") return [made, begins, ends, decided];
  const waits = wait === undefined ? undefined : `It waits there for ${formatDuration(wait)}, in everybody's view.`;
  const queued: Draft = {
    ...{ key: "queued", name: "Put into the treasury's queue", time: queuedAt, over: queuedAt !== undefined },
    ...(queuedAt === undefined && waits !== undefined ? { note: waits } : {}),
  };
  const due: Draft = {
    ...{ key: "due", name: "Can be executed", time: eta },
    over: stage === "executed" || (stage === "queued" && eta !== undefined && eta <= now),
  };
  return [
    ...[made, begins, ends, decided, queued, due],
    {
      ...{ key: "executed", name: "Executed", time: executedAt, over: stage === "executed" },
      ...(spent > 0n ? { note: `It took ${formatSnm(spent)} SNM out of the treasury.` } : {}),
    },
  ];
}

/** The life of a proposal so far and to come, in order. */
export function timelineOf(
  times: Times,
  place: TimelinePlace,
  transactions?: TimelineTransactions,
): readonly TimelineStep[] {
  const drafts = draftsOf(times, place);
  const next = drafts.findIndex(({ over }) => !over);
  const hashes: Partial<Record<TimelineStep["key"], Hex | undefined>> = { ...transactions };
  return drafts.map(({ over, ...step }, index) => {
    const transaction = hashes[step.key];
    return {
      ...step,
      state: over ? "over" : index === next ? "next" : "later",
      ...(transaction === undefined ? {} : { transaction }),
    };
  });
}
