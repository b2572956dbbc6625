/** What the address of the deals page says: running deals unless told otherwise. */
export interface DealsSearch {
  readonly show?: "closed" | "all";
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readDealsSearch({ show }: Record<string, unknown>): DealsSearch {
  return show === "closed" || show === "all" ? { show } : {};
}
