import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { useQuery } from "@tanstack/react-query";
import { type Address, decodeFunctionResult, encodeFunctionData } from "viem";
import { simulateContract } from "viem/actions";
import { useConfig } from "wagmi";

import { encodePull } from "../../../chain/dividendCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * What an account would have earned if all fees were brought in now, SNM wei: the contract itself reckons it, to the wei, in a
 * call that changes nothing. Undefined while it is asked, or where the node can't tell.
 */
export function useEarnedWithWaiting(account: Address): bigint | undefined {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useQuery({
    queryKey: ["earned-with-waiting", chainId, account],
    queryFn: async () => {
      const earned = encodeFunctionData({ abi: dividendsAbi, functionName: "earned", args: [account] });
      const { result } = await simulateContract(config.getClient({ chainId }), {
        abi: dividendsAbi,
        address: contracts.Dividends,
        functionName: "multicall",
        args: [[encodePull(), earned]],
        account,
      });
      const last = result.at(-1);
      return last === undefined
        ? null
        : decodeFunctionResult({ abi: dividendsAbi, functionName: "earned", data: last });
    },
    refetchInterval: useRefreshInterval(),
    retry: false,
  });
  return data ?? undefined;
}
