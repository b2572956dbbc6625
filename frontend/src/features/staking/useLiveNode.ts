import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type LiveNode, liveNodeCalls, readLiveNode } from "./liveNode.ts";

/** A masternode by its owner; undefined while it is read or without an owner. */
export function useLiveNode(owner: Address | undefined): LiveNode | undefined {
  const runtime = useRuntimeConfig();
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: liveNodeCalls(runtime, owner ?? zeroAddress),
    query: { enabled: owner !== undefined, refetchInterval: useRefreshInterval() },
  });
  return data === undefined || owner === undefined ? undefined : readLiveNode(data);
}
