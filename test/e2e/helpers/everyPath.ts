import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { queryGraph } from "../../../scripts/lib/graph/queryGraph.ts";
import { ROOT } from "../../../scripts/lib/root.ts";
import { e2eNetwork } from "../networkConfig.ts";

/** Stands for what is not there yet: its page says so. */
const NOTHING = `0x${"ab".repeat(32)}`;

async function firstOf(entity: string): Promise<string> {
  const query = `{ rows: ${entity}(first: 1) { id } }`;
  const { rows } = await queryGraph<{ rows: { id: string }[] }>(e2eNetwork().graphqlUrl, query);
  return rows[0]?.id ?? NOTHING;
}

/** What stands where a route has parameters, by route. */
const WITH_PARAMETERS: Readonly<Record<string, () => Promise<string> | string>> = {
  "/deals/$id": async () => `/deals/${await firstOf("deals")}`,
  "/orders/$id": async () => `/orders/${await firstOf("orders")}`,
  "/machines/$address": () => `/machines/${localAccounts.worker.address}`,
  "/masternodes/$owner": async () => `/masternodes/${await firstOf("masternodes")}`,
  "/accounts/$address": () => `/accounts/${localAccounts.supplier.address}`,
  "/reports/$sequence": () => "/reports/1",
  "/tx/$hash": () => `/tx/${NOTHING}`,
  "/rewards/$id": () => "/rewards/0",
  "/rewards/classes/$classId": () => "/rewards/classes/0",
  "/dao/delegates/$address": () => `/dao/delegates/${localAccounts.holder.address}`,
  "/dao/proposals/$number": () => "/dao/proposals/1",
  "/dao/works/$id": () => "/dao/works/0",
};

/** Pages beyond their routes: other faces of one, and addresses that lead nowhere. */
const MORE = ["/orders/new?side=ask", "/nowhere"];

/**
 * An address of every page, by the page's own list of routes, so that none can be forgotten.
 *
 * @throws if a route has parameters of which nothing is known here
 */
export async function everyPath(): Promise<readonly string[]> {
  const source = await readFile(join(ROOT, "frontend/src/routeTree.gen.ts"), "utf8");
  const list = /fullPaths:([^;]*);/.exec(source)?.[1] ?? "";
  const routes = [...list.matchAll(/"([^"]+)"/g)].map(([, route = ""]) => route);
  if (routes.length === 0) throw new Error("frontend/src/routeTree.gen.ts lists no route; mend how it is read.");
  const paths = routes.map(async (route) => {
    if (!route.includes("$")) return route;
    const fill = WITH_PARAMETERS[route];
    if (fill === undefined) throw new Error(`Say in ${import.meta.filename} what to open for the route ${route}.`);
    return await fill();
  });
  return [...(await Promise.all(paths)), ...MORE];
}
