import type { PageQuery } from "./pageQueries.ts";

/** What the index appends to an attribute's name for each kind of comparison; a lone underline for another entity's. */
const COMPARISON = /_(not_in|in|not|gte|gt|lte|lt|contains)?$/;

/** Attributes by which queries filter and sort. */
export function attributesOf(queries: readonly PageQuery[]): ReadonlySet<string> {
  const found = new Set<string>();
  const read = (where: unknown): void => {
    if (Array.isArray(where)) where.forEach(read);
    else if (typeof where === "object" && where !== null) {
      for (const [key, value] of Object.entries(where)) {
        if (key === "and" || key === "or") read(value);
        else found.add(key.replace(COMPARISON, ""));
      }
    }
  };
  for (const { variables } of queries) {
    read(variables["where"]);
    found.add(String(variables["orderBy"]));
  }
  return found;
}
