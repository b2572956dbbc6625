import type { EIP1193Provider } from "@nomicfoundation/ignition-core";

import { rpcCall } from "../local/rpcCall.ts";

/** A provider for a node that holds the keys itself, as the local network's chain does. */
export const jsonRpcProvider = (url: string): EIP1193Provider => ({
  request: ({ method, params }) => rpcCall(url, method, (params ?? []) as readonly unknown[]),
});
