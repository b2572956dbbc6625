import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type ProposalStage, stageOf } from "./ProposalStage.ts";
import type { ProposalFacts } from "./proposalFacts.ts";

/**
 * Where proposals stand. What was executed or cancelled stays so, and is known from the index; of the others the chain is asked,
 * which alone knows the quorum.
 *
 * @returns undefined for each that is not known yet
 */
export function useStages(proposals: readonly ProposalFacts[]): (one: ProposalFacts) => ProposalStage | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const open = proposals.filter(({ closed }) => !closed);
  const { data } = useReadContracts({
    contracts: open.map(
      ({ id }) =>
        ({
          abi: sonmGovernorAbi,
          address: contracts.SonmGovernor,
          chainId,
          functionName: "state",
          args: [id],
        }) as const,
    ),
    query: { enabled: open.length > 0, refetchInterval: useRefreshInterval() * 2 },
  });
  return (one) => {
    if (one.closed) return one.executedAt === undefined ? "cancelled" : "executed";
    const state = data?.[open.findIndex(({ id }) => id === one.id)]?.result;
    return state === undefined ? undefined : stageOf(state);
  };
}
