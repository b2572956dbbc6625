import { GraphNode } from "./GraphNode.ts";
import type { GraphNodeOptions } from "./GraphNodeOptions.ts";

/**
 * Starts graph-node with a Postgres of its own and waits until our subgraph answers queries.
 *
 * @throws GraphNodeError naming a taken port, a program that this machine lacks, or what did not come up
 */
export function startGraphNode(options: GraphNodeOptions): Promise<GraphNode> {
  return GraphNode.start(options);
}
