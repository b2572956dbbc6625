import { type DaySpan, readDaySpan } from "../../lib/days.ts";

/**
 * What the address of the orders page says: orders that can fill, unless told otherwise.
 *
 * - `since`, `until`: days on which they became known, both included
 */
export interface OrdersSearch extends DaySpan {
  readonly show?: "ended" | "all";
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readOrdersSearch({ show, ...days }: Record<string, unknown>): OrdersSearch {
  return { ...(show === "ended" || show === "all" ? { show } : {}), ...readDaySpan(days) };
}
