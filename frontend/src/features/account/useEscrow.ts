import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Hex } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** SNM wei that the chain holds for deals; undefined while it is read. */
export function useEscrow(deals: readonly Hex[] | undefined): bigint | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: (deals ?? []).map((id) => ({
      abi: marketAbi,
      address: contracts.Market,
      functionName: "dealState" as const,
      args: [id] as const,
      chainId,
    })),
    query: { enabled: deals !== undefined && deals.length > 0, refetchInterval: useRefreshInterval() },
  });
  if (deals?.length === 0) return 0n;
  return data?.reduce((sum, { escrow }) => sum + escrow, 0n);
}
