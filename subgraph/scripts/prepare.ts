import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { prepareSubgraph } from "./lib/prepareSubgraph.ts";

// node --import tsx subgraph/scripts/prepare.ts [chain id]
//
// Lays out subgraph/build/<network> for a deployed network, the local one unless told. Run there `gnd codegen` and
// `gnd build`, or graph-cli to deploy to a hosted service.
const chainId = Number(process.argv[2] ?? LOCAL_CHAIN_ID);
try {
  console.log(`written: ${await prepareSubgraph(networkOf(chainId))}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
