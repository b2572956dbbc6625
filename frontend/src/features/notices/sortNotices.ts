import type { NoticeEntry } from "./NoticeEntry.ts";

const TONES: readonly NoticeEntry["tone"][] = ["bad", "warn", "good", "info"];

const NEVER = Number.MAX_SAFE_INTEGER;

/** Notices in the order in which they matter: what costs money first, of those what comes first. */
export const sortNotices = (entries: readonly NoticeEntry[]): readonly NoticeEntry[] =>
  entries.toSorted(
    (one, other) => TONES.indexOf(one.tone) - TONES.indexOf(other.tone) || (one.at ?? NEVER) - (other.at ?? NEVER),
  );
