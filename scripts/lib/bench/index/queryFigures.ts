import { applyIndexes } from "../../graph/applyIndexes.ts";
import { queryGraph } from "../../graph/queryGraph.ts";
import type { Figure } from "../Figure.ts";
import { median } from "../median.ts";
import { attributesOf } from "./attributesOf.ts";
import { fillOrders } from "./fillOrders.ts";
import type { IndexWorld } from "./IndexWorld.ts";
import { type PageQuery, pageQueries } from "./pageQueries.ts";
import { percentile } from "./percentile.ts";
import { traitsOf } from "./traitsOf.ts";

export const ORDERS = 1_000_000;
const QUERIES = 200;
/** Milliseconds. */
const LIMIT = 100;
/** Of the dearest, so many are told. */
const TOLD = 5;

interface Answer {
  readonly milliseconds: number;
  readonly found: number;
  readonly search: PageQuery["search"];
}

/** How quickly the index answers what the market page asks, at a million orders. */
export async function queryFigures(world: IndexWorld, say: (text: string) => void): Promise<Figure[]> {
  const queries = await pageQueries(QUERIES);
  await fill(world, queries, say);
  const answers: Answer[] = [];
  // The first round fills the caches, as traffic does.
  for (const counted of [false, true]) {
    for (const { search, query, variables } of queries) {
      const startedAt = performance.now();
      const { orders } = await queryGraph<{ orders: unknown[] }>(world.node.graphqlUrl, query, variables);
      const milliseconds = performance.now() - startedAt;
      if (counted) answers.push({ milliseconds, found: orders.length, search });
    }
  }
  tell(answers, say);
  const times = answers.map(({ milliseconds }) => milliseconds);
  const p95 = Math.round(percentile(times, 95));
  return [
    { name: "index.query.orders.median", value: Math.round(median(times)), unit: "ms" },
    { name: "index.query.orders.p95", value: p95, unit: "ms", limit: LIMIT, ok: p95 <= LIMIT },
  ];
}

async function fill(world: IndexWorld, queries: readonly PageQuery[], say: (text: string) => void): Promise<void> {
  const startedAt = performance.now();
  const client = await world.node.database();
  try {
    const { rows } = await client.query<{ name: string }>("SELECT name FROM public.deployment_schemas");
    const schema = rows.at(-1)?.name;
    if (schema === undefined) throw new Error("The index has no deployment.");
    await fillOrders(client, schema, ORDERS, attributesOf(queries));
    await applyIndexes(client);
  } finally {
    await client.end();
  }
  say(`index filled to ${ORDERS} orders in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}

/** Tells what each kind of query took, and the dearest ones. */
function tell(answers: readonly Answer[], say: (text: string) => void): void {
  const kinds = new Map<string, number[]>();
  for (const { search, milliseconds, found } of answers)
    for (const trait of traitsOf(search, found)) kinds.set(trait, [...(kinds.get(trait) ?? []), milliseconds]);
  for (const [trait, times] of [...kinds].toSorted(([a], [b]) => a.localeCompare(b))) {
    say(
      `${trait}: ${times.length} queries, median ${Math.round(median(times))}, p95 ${Math.round(percentile(times, 95))} ms`,
    );
  }
  for (const { milliseconds, found, search } of answers
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, TOLD))
    say(`slow: ${Math.round(milliseconds)} ms, ${found} orders, ${JSON.stringify(search)}`);
}
