import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** What proposing takes, and how the vote goes. `threshold`: votes; the times in seconds. */
export interface VotingRules {
  readonly threshold: bigint;
  readonly delay: number;
  readonly period: number;
}

/** The rules of proposing and voting, as the governor has them now; undefined while they are read. */
export function useVotingRules(): VotingRules | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const governor = { abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId } as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...governor, functionName: "proposalThreshold" },
      { ...governor, functionName: "votingDelay" },
      { ...governor, functionName: "votingPeriod" },
    ],
  });
  if (data === undefined) return undefined;
  return { threshold: data[0], delay: Number(data[1]), period: Number(data[2]) };
}
