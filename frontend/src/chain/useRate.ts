import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { useReadContract } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import type { RatePoint } from "./settlement.ts";
import { useRefreshInterval } from "./useRefreshInterval.ts";

/** The SNM/USD rate as the chain has it; undefined while it is read. */
export function useRate(): RatePoint | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: reportsAbi,
    address: contracts.Reports,
    functionName: "latestRate",
    chainId,
    query: { refetchInterval: useRefreshInterval() },
  });
  return data;
}
