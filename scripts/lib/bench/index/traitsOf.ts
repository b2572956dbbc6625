import type { PageQuery } from "./pageQueries.ts";

/** Filters beside ranges, each with a kind of its own. */
const FILTERS = ["attested", "class", "certified", "term", "incoming"];

/** The kinds of queries that a search belongs to: how it is sorted, what it filters by, and how much it finds. */
export function traitsOf(search: PageQuery["search"], found: number): readonly string[] {
  const ranges = Object.keys(search).filter((key) => !["sort", "desc", "page", ...FILTERS].includes(key)).length;
  return [
    `sorted by ${String(search["sort"] ?? "price")}`,
    ...FILTERS.filter((key) => search[key] !== undefined).map((key) => `filtered by ${key}`),
    ranges > 2 ? "three ranges or more" : "two ranges or fewer",
    ...(found === 0 ? ["nothing found"] : []),
    ...(search["page"] === undefined ? [] : ["several pages"]),
  ];
}
