import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { useReadContract } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** The number of a proposal; undefined while it is read, and where there is none. @param id undefined to ask nothing */
export function useProposalNumber(id: bigint | undefined): bigint | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContract({
    abi: sonmGovernorAbi,
    address: contracts.SonmGovernor,
    chainId,
    functionName: "proposalNumber",
    args: [id ?? 0n],
    query: { enabled: id !== undefined, refetchInterval: useRefreshInterval() },
  });
  return data === undefined || data === 0n ? undefined : data;
}
