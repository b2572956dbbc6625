import type { NoticeEntry } from "./NoticeEntry.ts";
import type { NoticeMemory } from "./NoticeMemory.ts";

/**
 * What of an account's notices is shown.
 *
 * - `shown`: not dismissed, or dismissed in another situation
 * - `fresh`: of these, not seen in this situation
 * - `hidden`: how many are dismissed
 */
export interface ShownNotices {
  readonly shown: readonly NoticeEntry[];
  readonly fresh: readonly NoticeEntry[];
  readonly hidden: number;
}

/** Parts notices by what somebody has seen and dismissed. */
export function shownNotices(
  entries: readonly NoticeEntry[],
  { seen, dismissed }: ReturnType<NoticeMemory["snapshot"]>,
): ShownNotices {
  const shown = entries.filter(({ key, facts }) => dismissed[key] !== facts);
  return {
    shown,
    fresh: shown.filter(({ key, facts }) => seen[key] !== facts),
    hidden: entries.length - shown.length,
  };
}
