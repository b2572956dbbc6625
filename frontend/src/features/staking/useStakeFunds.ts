import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** SNM wei in a wallet, and what the masternodes may take of it. */
export interface StakeFunds {
  readonly wallet: bigint;
  readonly allowance: bigint;
}

/** What an account can stake; undefined while it is read or without an account. */
export function useStakeFunds(account: Address | undefined): StakeFunds | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const owner = account ?? zeroAddress;
  const snm = { abi: snmAbi, address: contracts.SNM, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...snm, functionName: "balanceOf", args: [owner] },
      { ...snm, functionName: "allowance", args: [owner, contracts.Masternodes] },
    ],
    query: { enabled: account !== undefined, refetchInterval: useRefreshInterval() },
  });
  if (data === undefined || account === undefined) return undefined;
  return { wallet: data[0], allowance: data[1] };
}
