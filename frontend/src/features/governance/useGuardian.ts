import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** Who may veto. `ends`: unix seconds from which it can do nothing. */
export interface Guardian {
  readonly address: Address | undefined;
  readonly ends: number;
}

/** The guardian, as the chain has it; undefined while it is read. */
export function useGuardian(): Guardian | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const governor = { abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...governor, functionName: "guardian" },
      { ...governor, functionName: "guardianTermEnd" },
    ],
  });
  if (data === undefined) return undefined;
  return { address: isAddressEqual(data[0], zeroAddress) ? undefined : data[0], ends: Number(data[1]) };
}

/** Whether an account is the guardian, and its term not over. */
export const actsAsGuardian = (guardian: Guardian | undefined, account: Address | undefined, now: number): boolean =>
  guardian?.address !== undefined &&
  account !== undefined &&
  isAddressEqual(guardian.address, account) &&
  now < guardian.ends;
