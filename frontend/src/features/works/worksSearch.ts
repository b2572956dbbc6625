/** Which work orders are shown. */
export type WorksFilter = "all" | "open" | "running" | "ended";

const FILTERS: readonly string[] = ["open", "running", "ended"];

/** Of the page's address; nothing where all orders are shown. */
export interface WorksSearch {
  readonly show?: WorksFilter;
}

/** Reads the page's address; what it does not know falls away. */
export const readWorksSearch = ({ show }: Record<string, unknown>): WorksSearch =>
  typeof show === "string" && FILTERS.includes(show) ? { show: show as WorksFilter } : {};
