import { readFileSync } from "node:fs";
import { join } from "node:path";

import pg from "pg";

import { ROOT } from "../root.ts";

const FILE = join(ROOT, "subgraph/indexes.sql");

/**
 * Makes the indexes of `subgraph/indexes.sql` in every schema of a deployment that the database has.
 *
 * @returns names of the schemas
 */
export async function applyIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM public.deployment_schemas ORDER BY id");
  for (const { name } of rows) {
    await client.query(`SET search_path TO ${pg.escapeIdentifier(name)}, public`);
    for (const statement of statementsOf(readFileSync(FILE, "utf8"))) await client.query(statement);
  }
  await client.query("RESET search_path");
  return rows.map(({ name }) => name);
}

/** Each goes alone: what makes an index beside the index's own writes takes no company. */
const statementsOf = (text: string): string[] =>
  text
    .replaceAll(/^--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
