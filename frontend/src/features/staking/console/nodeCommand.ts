import type { Address } from "viem";

import type { RuntimeConfig } from "../../../config/RuntimeConfig.ts";
import { shellQuoted } from "../../../lib/shellQuoted.ts";

/** Where a node listens unless told: beside those of the local network. */
const PORT = 7111;

/** Sources of the price that an operator has to fill in where the network proposes none. */
const OWN_SOURCES = '[{"url":"https://…","path":"…","kind":"usdPerSnm"}]';

/** Where a node that is started by the proposed command is reached, as its operator may change it. */
export const proposedEndpoint = ({ local }: Pick<RuntimeConfig, "local">): string =>
  local ? `http://127.0.0.1:${PORT}` : "";

/** What starts a node with a key of its own that proves itself to one owner, to be pasted into a shell as it is. */
export function nodeCommand(
  { local, chainId, rpcUrl, rateSources }: Pick<RuntimeConfig, "local" | "chainId" | "rpcUrl" | "rateSources">,
  { owner, endpoint }: { readonly owner: Address; readonly endpoint: string },
): string {
  const flags = [
    ...(local ? ["--profile local"] : [`--chain-id ${chainId}`, "--host 0.0.0.0"]),
    `--rpc-url ${shellQuoted(rpcUrl)}`,
    `--owner ${owner}`,
    "--new-key true",
    `--data-dir .sonm/node-${owner.slice(2, 8).toLowerCase()}`,
    `--port ${portOf(endpoint) ?? PORT}`,
    ...(endpoint === "" ? [] : [`--endpoint ${shellQuoted(endpoint)}`]),
    `--rate-sources ${shellQuoted(rateSources ?? OWN_SOURCES)}`,
  ];
  return `npm run sonm -- node ${flags.join(" ")}`;
}

/** The port that an endpoint names; undefined for the usual one of its protocol, behind which a proxy stands. */
function portOf(endpoint: string): string | undefined {
  const port = URL.canParse(endpoint) ? new URL(endpoint).port : "";
  return port === "" ? undefined : port;
}
