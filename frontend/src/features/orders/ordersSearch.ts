/** What the address of the orders page says: orders that can fill, unless told otherwise. */
export interface OrdersSearch {
  readonly show?: "ended" | "all";
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readOrdersSearch({ show }: Record<string, unknown>): OrdersSearch {
  return show === "ended" || show === "all" ? { show } : {};
}
