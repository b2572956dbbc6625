import { classBalancesAbi } from "@sonm/protocol/generated/ClassBalances.abi.ts";
import { useReadContract } from "wagmi";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** Seconds between two points of supply and demand that are kept; undefined while it is read. It never changes. */
export function useBalanceInterval(): number | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: classBalancesAbi,
    address: contracts.ClassBalances,
    functionName: "interval",
    chainId,
    query: { staleTime: Infinity },
  });
  return data === undefined ? undefined : Number(data);
}
