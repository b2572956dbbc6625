import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Stake } from "./stakeMoney.ts";

/**
 * What an account has in masternodes, in the order of their owners, as the chain says; undefined while it is read or without
 * an account.
 */
export function useStakes(
  account: Address | undefined,
  owners: readonly Address[] | undefined,
): readonly Stake[] | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const who = account ?? zeroAddress;
  const masternodes = { abi: masternodesAbi, address: contracts.Masternodes, chainId } as const;
  const refetchInterval = useRefreshInterval();
  const query = { enabled: account !== undefined && owners !== undefined && owners.length > 0, refetchInterval };
  const values = useReadContracts({
    allowFailure: false,
    contracts: (owners ?? []).map((owner) => ({
      ...masternodes,
      functionName: "stakeOf" as const,
      args: [owner, who] as const,
    })),
    query,
  });
  const parts = useReadContracts({
    allowFailure: false,
    contracts: (owners ?? []).map((owner) => ({
      ...masternodes,
      functionName: "unbondingsOf" as const,
      args: [owner, who] as const,
    })),
    query,
  });
  if (account === undefined || owners === undefined) return undefined;
  if (owners.length === 0) return [];
  if (values.data === undefined || parts.data === undefined) return undefined;
  return owners.map((owner, index) => {
    const [value, shares] = values.data[index] ?? [0n, 0n];
    const leaving = (parts.data[index] ?? []).map(({ amount, releaseAt }) => ({
      amount,
      releaseAt: Number(releaseAt),
    }));
    return { owner, value, shares, parts: leaving };
  });
}
