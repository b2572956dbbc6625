import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** What holds for all masternodes. `minimumBond`: SNM wei; `unbondingPeriod`: seconds. */
export interface StakingTerms {
  readonly minimumBond: bigint;
  readonly unbondingPeriod: number;
}

/** The masternodes' parameters; undefined while they are read. */
export function useStakingTerms(): StakingTerms | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const masternodes = { abi: masternodesAbi, address: contracts.Masternodes, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...masternodes, functionName: "minimumBond" },
      { ...masternodes, functionName: "unbondingPeriod" },
    ],
    query: { staleTime: 60_000 },
  });
  return data === undefined ? undefined : { minimumBond: data[0], unbondingPeriod: Number(data[1]) };
}
