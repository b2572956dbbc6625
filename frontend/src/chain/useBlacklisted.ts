import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";

/** Whether an account lists each of the targets, as the chain says; undefined while it is read. */
export function useBlacklisted(
  account: Address | undefined,
  targets: readonly Address[],
): readonly boolean[] | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: targets.map((target) => ({
      abi: marketAbi,
      address: contracts.Market,
      functionName: "isBlacklisted" as const,
      args: [account ?? zeroAddress, target] as const,
      chainId,
    })),
    query: { enabled: account !== undefined && targets.length > 0 },
  });
  return data;
}
