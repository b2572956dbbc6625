import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { useRefreshInterval } from "./useRefreshInterval.ts";

/**
 * What an account has, in SNM wei, as the chain says.
 *
 * - `ledger`: in the market, to spend or withdraw
 * - `wallet`: of the token
 * - `allowance`: what the market may take from the wallet
 */
export interface Balances {
  readonly ledger: bigint;
  readonly wallet: bigint;
  readonly allowance: bigint;
}

/** Balances of an account; undefined while they are read or without an account. */
export function useBalances(account: Address | undefined): Balances | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const owner = account ?? zeroAddress;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: marketAbi, address: contracts.Market, functionName: "balanceOf", args: [owner], chainId },
      { abi: snmAbi, address: contracts.SNM, functionName: "balanceOf", args: [owner], chainId },
      { abi: snmAbi, address: contracts.SNM, functionName: "allowance", args: [owner, contracts.Market], chainId },
    ],
    query: { enabled: account !== undefined, refetchInterval: useRefreshInterval() },
  });
  if (data === undefined || account === undefined) return undefined;
  const [ledger, wallet, allowance] = data;
  return { ledger, wallet, allowance };
}
