import { setTimeout as sleep } from "node:timers/promises";

import { queryGraph } from "../graph/queryGraph.ts";

const INTERVAL = 500;
const QUERY = "{ orders(first: 1, where: { side: ASK, status: ACTIVE }) { id } }";

/** Resolves with true once the index shows an ask, with false if the signal comes first. */
export async function firstAsk(graphqlUrl: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const { orders } = await queryGraph<{ orders: unknown[] }>(graphqlUrl, QUERY).catch(() => ({ orders: [] }));
    if (orders.length > 0) return true;
    await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
