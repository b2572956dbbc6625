import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** What the governor knows of a voter: the number of its next signature, and whether it voted on a proposal. */
export function useVoterState(voter: Address | undefined, proposalId: bigint) {
  const { chainId, contracts } = useRuntimeConfig();
  const governor = { abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId } as const;
  const who = voter ?? zeroAddress;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...governor, functionName: "nonces", args: [who] },
      { ...governor, functionName: "hasVoted", args: [proposalId, who] },
    ],
    query: { enabled: voter !== undefined, refetchInterval: useRefreshInterval() },
  });
  return data === undefined ? undefined : { nonce: data[0], voted: data[1] };
}
