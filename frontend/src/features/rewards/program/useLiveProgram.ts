import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Program } from "../programFacts.ts";

/** A program with its money, its units and its end as the chain has them; as the index tells while that is read. */
export function useLiveProgram(program: Program): Program {
  const { chainId, contracts } = useRuntimeConfig();
  const read = { abi: rewardProgramsAbi, address: contracts.RewardPrograms, chainId } as const;
  const args = [BigInt(program.id)] as const;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...read, functionName: "state", args },
      { ...read, functionName: "terms", args },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return program;
  const [{ budget, left, reserved, gpus, admits, closed }, { end }] = data;
  return { ...program, budget, left, reserved, units: Number(gpus), admits, closed, end };
}
