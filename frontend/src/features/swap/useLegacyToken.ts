import { legacySwapAbi } from "@sonm/protocol/generated/LegacySwap.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, BaseError, ContractFunctionZeroDataError, zeroAddress } from "viem";
import { useReadContract, useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * The original token and its swap, as the chain says. Wei of either.
 *
 * - `left`: SNM that can still be swapped
 * - `balance`: of the original in the account's wallet; `allowance`: what the swap may take of it. 0 without an account
 */
export interface LegacyToken {
  readonly token: Address;
  readonly left: bigint;
  readonly balance: bigint;
  readonly allowance: bigint;
}

/** `missing`: the network has no original token; `failed`: the node does not answer. */
export type LegacyState =
  | { readonly state: "reading" }
  | { readonly state: "missing" }
  | { readonly state: "failed" }
  | { readonly state: "read"; readonly legacy: LegacyToken };

/** Whether nothing is at the address that was asked. */
const isNothingThere = (error: Error | null | undefined): boolean =>
  error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionZeroDataError) !== null;

/** What an account can swap. */
export function useLegacyToken(account: Address | undefined): LegacyState {
  const { chainId, contracts } = useRuntimeConfig();
  const swap = { abi: legacySwapAbi, address: contracts.LegacySwap, chainId } as const;
  const refetchInterval = useRefreshInterval();
  const { data: token, error: swapError } = useReadContract({ ...swap, functionName: "legacy" });
  const owner = account ?? zeroAddress;
  // The original has the reads of every token, and no more of it is needed here.
  const original = { abi: snmAbi, address: token ?? zeroAddress, chainId } as const;
  const { data, error } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...swap, functionName: "left" },
      { ...original, functionName: "balanceOf", args: [owner] },
      { ...original, functionName: "allowance", args: [owner, contracts.LegacySwap] },
    ],
    query: { enabled: token !== undefined, refetchInterval },
  });
  if (token !== undefined && data !== undefined) {
    const [left, balance, allowance] = data;
    const mine = account === undefined ? { balance: 0n, allowance: 0n } : { balance, allowance };
    return { state: "read", legacy: { token, left, ...mine } };
  }
  const fault = swapError ?? error;
  if (fault === null) return { state: "reading" };
  return isNothingThere(fault) ? { state: "missing" } : { state: "failed" };
}
