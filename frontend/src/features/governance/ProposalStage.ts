import type { Tone } from "../../ui/Badge.tsx";

/**
 * Where a proposal stands, by OpenZeppelin's `ProposalState`.
 *
 * - `waits`: for its vote; `votes`: it runs
 * - `accepted`: not in the queue yet; `queued`: waits in the treasury
 */
export type ProposalStage =
  "waits" | "votes" | "cancelled" | "rejected" | "accepted" | "queued" | "expired" | "executed";

const STAGES: readonly ProposalStage[] = [
  "waits",
  "votes",
  "cancelled",
  "rejected",
  "accepted",
  "queued",
  "expired",
  "executed",
];

/** @param state as the governor tells it */
export const stageOf = (state: number): ProposalStage => STAGES[state] ?? "expired";

/** Whether somebody can still do something about it. */
export const isOpen = (stage: ProposalStage): boolean => ["waits", "votes", "accepted", "queued"].includes(stage);

/** A stage in a word, and how it looks. */
export const STAGE_WORDS: Readonly<Record<ProposalStage, { readonly text: string; readonly tone: Tone }>> = {
  waits: { text: "waits for its vote", tone: "neutral" },
  votes: { text: "vote runs", tone: "accent" },
  cancelled: { text: "cancelled", tone: "neutral" },
  rejected: { text: "rejected", tone: "bad" },
  accepted: { text: "accepted", tone: "good" },
  queued: { text: "queued", tone: "warn" },
  expired: { text: "expired", tone: "neutral" },
  executed: { text: "executed", tone: "good" },
};
