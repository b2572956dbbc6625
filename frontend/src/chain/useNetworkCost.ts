import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { estimateGas, getGasPrice } from "viem/actions";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import type { Call } from "./Call.ts";
import { useRefreshInterval } from "./useRefreshInterval.ts";

/**
 * What the network itself takes for a call: estimated gas at the price that the node suggests now.
 *
 * @param call undefined to ask nothing
 * @returns wei of the native coin; undefined while it is not known, or where the node can't tell
 */
export function useNetworkCost(account: Address | undefined, call: Call | undefined): bigint | undefined {
  const config = useConfig();
  const { chainId } = useRuntimeConfig();
  const { data, isError } = useQuery({
    queryKey: ["network-cost", chainId, account, call?.to, call?.data, String(call?.value)],
    queryFn: async () => {
      if (account === undefined || call === undefined) return null;
      const client = config.getClient({ chainId });
      const [gas, price] = await Promise.all([estimateGas(client, { account, ...call }), getGasPrice(client)]);
      return gas * price;
    },
    enabled: account !== undefined && call !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: useRefreshInterval(),
    retry: false,
  });
  return isError || call === undefined ? undefined : (data ?? undefined);
}
