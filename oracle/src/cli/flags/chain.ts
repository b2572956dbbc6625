import { chainFlags } from "../../config/chainFlags.ts";
import type { FlagTable } from "../Flag.ts";

/** Which chain a verb reads. Where a flag is not given, SONM_CHAIN_ID, SONM_RPC_URL or SONM_NETWORKS_FILE counts. */
export const chain = {
  "chain-id": {
    schema: chainFlags["chain-id"],
    value: "<number>",
    help: "the chain; 31337, the local one, without it",
  },
  "rpc-url": { schema: chainFlags["rpc-url"], value: "<url>", help: "JSON-RPC endpoint; the network's own without it" },
  "networks-file": {
    schema: chainFlags["networks-file"],
    value: "<file>",
    help: "deployments, instead of protocol/networks.json",
    completes: "file",
  },
} as const satisfies FlagTable;
