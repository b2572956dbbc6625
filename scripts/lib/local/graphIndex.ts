import { join } from "node:path";

import type { Network } from "@sonm/protocol/networks.ts";

import type { GraphNodeOptions } from "../graph/GraphNodeOptions.ts";
import { queryGraph } from "../graph/queryGraph.ts";
import { ROOT } from "../root.ts";
import type { LocalPorts } from "./LocalPorts.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";

/** Name of the index's program. */
export const INDEX = "index";

/** Milliseconds: the first start compiles the subgraph. */
const READY_WITHIN = 180_000;

/** graph-node with its Postgres, indexing the local network. */
export function graphIndex(ports: LocalPorts, network: Network, stateDir: string): ProcessSpec {
  const options: GraphNodeOptions = {
    rpcUrl: network.rpcUrl,
    network,
    httpPort: ports.graphql,
    postgresPort: ports.postgres,
    adminPort: ports.graphAdmin,
    indexPort: ports.graphIndexNode,
    metricsPort: ports.graphMetrics,
    ipfsPort: ports.ipfs,
    dataDir: stateDir,
  };
  return {
    name: INDEX,
    command: process.execPath,
    args: ["--import", "tsx", join(ROOT, "scripts/lib/local/indexProgram.ts"), JSON.stringify(options)],
    cwd: ROOT,
    stopWithin: 3_500,
    ready: async () => {
      await queryGraph(network.graphqlUrl, "{ _meta { block { number } } }");
    },
    readyWithin: READY_WITHIN,
    warning: indexWarning,
  };
}

/** What graph-node says at these levels also when all is well: it retries by itself. */
const EXPECTED = /Trying again|Block data unavailable|reorg|No metrics|trusted-path|IPFS/i;

function indexWarning(line: string): string | undefined {
  const important = /\b(WARN|ERRO|CRIT)\b/.test(line) || /^\w*Error\b/.test(line);
  return important && !EXPECTED.test(line) ? line : undefined;
}
