import type { Hex } from "viem";

import { CHUNK } from "./fetchRows.ts";

/** What sorts before every id of bytes. */
const FIRST_ID: Hex = "0x";

/**
 * All rows of a list that may have more than the index gives at once.
 *
 * @param page at most `CHUNK` rows whose id comes after the one given, in the order of their ids
 */
export async function fetchPages<Row extends { readonly id: Hex }>(
  page: (after: Hex) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let after = FIRST_ID; ;) {
    const rows = await page(after);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return found;
    after = last.id;
  }
}
