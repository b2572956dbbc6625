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

/** graph-node warns of what it lacks here on purpose and retries by itself; only its errors, and our own lines, count. */
function indexWarning(line: string): string | undefined {
  return /\b(ERRO|CRIT)\b/.test(line) || /^(WARN|\w*Error:)/.test(line) ? line : undefined;
}
