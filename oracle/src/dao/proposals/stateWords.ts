/** Where a proposal stands, as OpenZeppelin's governor counts it. */
export const ProposalState = {
  Pending: 0,
  Active: 1,
  Canceled: 2,
  Defeated: 3,
  Succeeded: 4,
  Queued: 5,
  Expired: 6,
  Executed: 7,
} as const;
export type ProposalState = (typeof ProposalState)[keyof typeof ProposalState];

const WORDS = ["pending", "active", "cancelled", "defeated", "accepted", "queued", "expired", "executed"] as const;

/** The words for where a proposal stands, as they are shown and asked for. */
export const STATE_WORDS: readonly string[] = WORDS;

/** Where a proposal stands, in a word. */
export const stateWord = (state: bigint): string => WORDS[Number(state)] ?? String(state);
