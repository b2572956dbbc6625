import type { Span } from "../../store/OutageStore.ts";

/** Seconds of a span that spans cover. They do not overlap each other. */
export function secondsWithin(spans: readonly Span[], { began, ended }: Span): number {
  return spans.reduce((sum, span) => {
    const overlap = Math.min(span.ended, ended) - Math.max(span.began, began);
    return sum + Math.max(0, overlap);
  }, 0);
}
