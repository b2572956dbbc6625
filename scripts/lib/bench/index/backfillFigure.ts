import { setTimeout as sleep } from "node:timers/promises";

import { queryGraph } from "../../graph/queryGraph.ts";
import type { Figure } from "../Figure.ts";
import type { IndexWorld } from "./IndexWorld.ts";

interface Head {
  _meta: { block: { number: number } };
}

/** Events that a fresh index takes in each second when it starts on a chain that has them all. */
export async function backfillFigure({ node, provider, contracts }: IndexWorld): Promise<Figure> {
  const head = await provider.getBlockNumber();
  node.process.kill("SIGKILL");
  await node.ended;
  const ready = node.restart();
  while (!(await answers(node.graphqlUrl))) await Promise.race([sleep(10), ready]);
  const startedAt = performance.now();
  while ((await headOf(node.graphqlUrl)) < head) await sleep(20);
  const seconds = (performance.now() - startedAt) / 1000;
  await ready;
  const logs = await provider.getLogs({ address: [...contracts], fromBlock: 0, toBlock: head });
  return { name: "index.backfill.events.per.second", value: Math.round(logs.length / seconds), unit: "events/s" };
}

/** Whether the server is up. It has indexed nothing then, and says so. */
const answers = (url: string): Promise<boolean> =>
  fetch(url, { method: "POST", body: "{}" }).then(
    async (response) => (await response.text()) !== "",
    () => false,
  );

/** The newest block that the index has, below all while it has none. */
async function headOf(url: string): Promise<number> {
  const answer = await queryGraph<Head>(url, "{ _meta { block { number } } }").catch(() => undefined);
  return answer?._meta.block.number ?? -1;
}
