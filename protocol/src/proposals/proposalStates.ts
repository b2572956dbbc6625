/** What a proposal is, in a word, by OpenZeppelin's `ProposalState`. */
export const PROPOSAL_STATES = [
  "not yet open for votes",
  "open for votes",
  "cancelled",
  "rejected",
  "accepted",
  "queued",
  "expired",
  "executed",
] as const;
