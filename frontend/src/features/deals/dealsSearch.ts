import { type DaySpan, readDaySpan } from "../../lib/days.ts";

/**
 * What the address of the deals page says: running deals unless told otherwise.
 *
 * - `since`, `until`: days on which they opened, both included
 * - `dealable`: without those of accounts with which a blacklist or a ban keeps the reader from dealing now
 */
export interface DealsSearch extends DaySpan {
  readonly show?: "closed" | "all";
  readonly dealable?: true;
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readDealsSearch({ show, dealable, ...days }: Record<string, unknown>): DealsSearch {
  return {
    ...(show === "closed" || show === "all" ? { show } : {}),
    ...(dealable === true ? { dealable } : {}),
    ...readDaySpan(days),
  };
}
