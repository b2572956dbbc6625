import { join } from "node:path";

import { LOCAL_MNEMONIC, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { ROOT } from "../root.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";
import { rpcCall } from "./rpcCall.ts";

/** Name of the chain's program. */
export const CHAIN = "chain";

/**
 * The chain of a local network: a block each second, and one for each transaction at once.
 *
 * It keeps everything in memory and is gone when it ends, so it is not started again.
 */
export function anvil(port: number): ProcessSpec {
  const url = `http://127.0.0.1:${port}`;
  return {
    name: CHAIN,
    command: join(ROOT, "node_modules/.bin/anvil"),
    args: [
      ...["--host", "127.0.0.1", "--port", String(port), "--chain-id", String(LOCAL_CHAIN_ID), "--quiet"],
      ...["--mnemonic", LOCAL_MNEMONIC, "--accounts", String(Object.keys(localAccounts).length)],
      ...["--hardfork", "osaka", "--block-time", "1", "--mixed-mining"],
    ],
    cwd: ROOT,
    ready: async () => {
      await rpcCall(url, "eth_chainId");
    },
    readyWithin: 20_000,
    warning: (line) => (line.trim() === "" ? undefined : line),
    restarts: false,
  };
}
