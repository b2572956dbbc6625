/** Most that the index gives at once. */
export const CHUNK = 1_000;

/** Rows in the order of their ids, at most `CHUNK`. `last`: id of the last one. */
export interface PageOfRows<Row, Id> {
  readonly rows: readonly Row[];
  readonly last: Id | undefined;
}

/**
 * All rows of a list that may have more than the index gives at once.
 *
 * @param before an id that sorts before all
 * @param page the rows whose ids come after the one given
 */
export async function fetchPages<Row, Id>(
  before: Id,
  page: (after: Id) => Promise<PageOfRows<Row, Id>>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let after = before; ;) {
    const { rows, last } = await page(after);
    found.push(...rows);
    if (last === undefined || rows.length < CHUNK) return found;
    after = last;
  }
}
