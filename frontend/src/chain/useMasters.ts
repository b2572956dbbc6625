import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { zeroAddress } from "viem";
import { useReadContract } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { useMe } from "./useMe.ts";

/** Whose offers for one master alone the reader can take: none without an account, else one. */
export function useMasters(): readonly `0x${string}`[] {
  const { account } = useMe();
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: marketAbi,
    address: contracts.Market,
    functionName: "masterOf",
    args: [account ?? zeroAddress],
    chainId,
    query: { enabled: account !== undefined },
  });
  return account === undefined || data === undefined ? [] : [data];
}
