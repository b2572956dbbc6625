import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { useMemo } from "react";
import type { Hex } from "viem";
import { useReadContract } from "wagmi";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** What a proposal calls, as the governor keeps it. `descriptionHash`: keccak256 of its text. */
export interface ProposalCalls {
  readonly calls: readonly ProposalCall[];
  readonly descriptionHash: Hex;
}

/** The calls of a proposal, which never change; undefined while they are read. */
export function useProposalCalls(proposalId: bigint): ProposalCalls | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: sonmGovernorAbi,
    address: contracts.SonmGovernor,
    chainId,
    functionName: "proposalDetails",
    args: [proposalId],
    query: { staleTime: Infinity },
  });
  return useMemo(() => {
    if (data === undefined) return undefined;
    const [targets, values, calldatas, descriptionHash] = data;
    return {
      calls: targets.map((target, index) => ({ target, value: values[index] ?? 0n, data: calldatas[index] ?? "0x" })),
      descriptionHash,
    };
  }, [data]);
}
