import { join } from "node:path";

import { ROOT } from "../../root.ts";
import { run } from "../../run.ts";

/** A query as the market page sends it, and what was looked for. */
export interface PageQuery {
  readonly search: Readonly<Record<string, string | number | boolean>>;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** So many of the queries that the market page sends: it tells them itself, in a program of its own. */
export async function pageQueries(count: number): Promise<PageQuery[]> {
  const { code, output } = await run(
    "node",
    ["--import", "tsx", join(ROOT, "frontend/scripts/bookQueries.ts"), String(count)],
    { quiet: true },
  );
  if (code !== 0) throw new Error(`The page's queries can't be told:\n${output}`);
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as PageQuery);
}
