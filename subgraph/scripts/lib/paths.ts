import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Network } from "@sonm/protocol/networks.ts";

/** Absolute path of the workspace. */
export const SUBGRAPH = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Where the subgraph of a network is laid out and built. */
export function buildFolder(network: Network): string {
  return join(SUBGRAPH, "build", network.name);
}
