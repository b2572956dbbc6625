import { type DaySpan, readDaySpan } from "../../lib/days.ts";

/** The spans that are a press away: the last so many days. */
export const SPANS = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 } as const;

export type Span = keyof typeof SPANS;

/**
 * What the address of the network's page says: the last 24 hours by the hour unless told otherwise.
 *
 * - `by`: of what length the charts' steps are; undefined where the span decides
 * - `class`: number of the hardware class whose supply and prices are drawn
 * - `since`, `until`: days in place of a span, both included
 */
export interface StatsSearch extends DaySpan {
  readonly span?: Span;
  readonly by?: "hour" | "day";
  readonly class?: number;
}

const isSpan = (value: unknown): value is Span => typeof value === "string" && Object.hasOwn(SPANS, value);

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readStatsSearch({ span, by, class: number, ...days }: Record<string, unknown>): StatsSearch {
  return {
    ...(isSpan(span) ? { span } : {}),
    ...(by === "hour" || by === "day" ? { by } : {}),
    ...(Number.isInteger(number) && Number(number) >= 0 && Number(number) < 256 ? { class: Number(number) } : {}),
    ...readDaySpan(days),
  };
}
