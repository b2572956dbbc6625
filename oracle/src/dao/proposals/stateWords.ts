const WORDS = ["pending", "active", "cancelled", "defeated", "accepted", "queued", "expired", "executed"] as const;

/** The words for where a proposal stands, as they are shown and asked for. */
export const STATE_WORDS: readonly string[] = WORDS;

/** Where a proposal stands, in a word. */
export const stateWord = (state: bigint): string => WORDS[Number(state)] ?? String(state);
