/** graph-node, its database or its subgraph can't run. The message is one sentence that says what to do. */
export class GraphNodeError extends Error {
  override readonly name = "GraphNodeError";
}
