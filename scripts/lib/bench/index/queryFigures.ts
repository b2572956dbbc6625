import { queryGraph } from "../../graph/queryGraph.ts";
import { applyIndexes } from "../../graph/applyIndexes.ts";
import type { Figure } from "../Figure.ts";
import { median } from "../median.ts";
import { fillOrders } from "./fillOrders.ts";
import type { IndexWorld } from "./IndexWorld.ts";
import { pageQueries } from "./pageQueries.ts";
import { percentile } from "./percentile.ts";

export const ORDERS = 1_000_000;
const QUERIES = 200;
/** Milliseconds. */
const LIMIT = 100;
/** Of the dearest, so many are told on the way. */
const TOLD = 5;

interface Answer {
  readonly milliseconds: number;
  readonly found: number;
  readonly search: unknown;
}

/** How quickly the index answers what the market page asks, at a million orders. */
export async function queryFigures(world: IndexWorld, say: (text: string) => void): Promise<Figure[]> {
  const client = await world.node.database();
  try {
    const { rows } = await client.query<{ name: string }>("SELECT name FROM public.deployment_schemas");
    const schema = rows.at(-1)?.name;
    if (schema === undefined) throw new Error("The index has no deployment.");
    await fillOrders(client, schema, ORDERS);
    await applyIndexes(client);
    say(`index filled to ${ORDERS} orders`);
  } finally {
    await client.end();
  }
  const answers: Answer[] = [];
  const queries = await pageQueries(QUERIES);
  // The first round fills the caches, as traffic does.
  for (const counted of [false, true]) {
    for (const { search, query, variables } of queries) {
      const startedAt = performance.now();
      const { orders } = await queryGraph<{ orders: unknown[] }>(world.node.graphqlUrl, query, variables);
      const milliseconds = performance.now() - startedAt;
      if (counted) answers.push({ milliseconds, found: orders.length, search });
    }
  }
  for (const one of answers.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, TOLD)) {
    say(`slow: ${Math.round(one.milliseconds)} ms, ${one.found} orders, ${JSON.stringify(one.search)}`);
  }
  const times = answers.map(({ milliseconds }) => milliseconds);
  const p95 = Math.round(percentile(times, 95));
  return [
    { name: "index.query.orders.median", value: Math.round(median(times)), unit: "ms" },
    { name: "index.query.orders.p95", value: p95, unit: "ms", limit: LIMIT, ok: p95 <= LIMIT },
  ];
}
