/**
 * The local network's index as one program: graph-node and its Postgres in one process group. Starts graph-node again
 * when it dies. Settings come as JSON in the first argument, see `IndexSettings`.
 */
import { setTimeout as sleep } from "node:timers/promises";

import type { GraphNode } from "../graph/GraphNode.ts";
import type { GraphNodeOptions } from "../graph/GraphNodeOptions.ts";
import { startGraphNode } from "../graph/startGraphNode.ts";

const FIRST_BACKOFF = 100;
const LONGEST_BACKOFF = 5_000;

const options = JSON.parse(process.argv[2] ?? "") as GraphNodeOptions;
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stopping.abort());
const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));

/** Starts graph-node again each time it ends, until the program is told to stop. */
async function keep(node: GraphNode): Promise<void> {
  let backoff = FIRST_BACKOFF;
  while (!stopping.signal.aborted) {
    const how = await Promise.race([node.ended, stopped]);
    if (stopping.signal.aborted) return;
    console.error(`WARN graph-node ended (${String(how)}); it starts again`);
    await sleep(backoff);
    backoff = Math.min(backoff * 2, LONGEST_BACKOFF);
    await node.restart();
    console.error("WARN graph-node is back");
  }
}

const starting = startGraphNode({ ...options, onLine: (line) => console.log(line) });
const node = await Promise.race([starting, stopped]);
if (node !== undefined) await keep(node);
await (await starting.catch(() => undefined))?.stop();
process.exit(0);
