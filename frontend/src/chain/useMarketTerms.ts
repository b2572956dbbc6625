import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";

/**
 * The market's parameters.
 *
 * - `fee`: basis points of each payment
 * - `pausedUntil`: unix seconds; in the past where entries are open
 */
export interface MarketTerms {
  readonly fee: number;
  readonly pausedUntil: number;
}

/** The market's parameters; undefined while they are read. */
export function useMarketTerms(): MarketTerms | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: marketAbi, address: contracts.Market, functionName: "fee", chainId },
      { abi: marketAbi, address: contracts.Market, functionName: "pausedUntil", chainId },
    ],
    query: { staleTime: 60_000 },
  });
  return data === undefined ? undefined : { fee: Number(data[0]), pausedUntil: Number(data[1]) };
}
