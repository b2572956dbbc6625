import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContract, useReadContracts } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * A proposal as the chain has it.
 *
 * - `state`: OpenZeppelin's `ProposalState`
 * - `snapshot`: votes are those of this second, after which the vote begins; `deadline`: its last second
 * - `eta`: from when it can be executed; 0 before it is queued. Unix seconds all
 * - `votes`: against, for and abstaining
 * - `voted`: whether the reader has voted
 */
export interface LiveProposal {
  readonly state: number;
  readonly snapshot: number;
  readonly deadline: number;
  readonly eta: number;
  readonly proposer: Address;
  readonly votes: readonly [against: bigint, inFavour: bigint, abstain: bigint];
  readonly voted: boolean;
}

/** The state, the times and the votes of a proposal; undefined while they are read. */
export function useLiveProposal(proposalId: bigint, account: Address | undefined) {
  const { chainId, contracts } = useRuntimeConfig();
  const governor = { abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId } as const;
  const args = [proposalId] as const;
  const { data, isError } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...governor, functionName: "state", args },
      { ...governor, functionName: "proposalSnapshot", args },
      { ...governor, functionName: "proposalDeadline", args },
      { ...governor, functionName: "proposalEta", args },
      { ...governor, functionName: "proposalProposer", args },
      { ...governor, functionName: "proposalVotes", args },
      { ...governor, functionName: "hasVoted", args: [proposalId, account ?? zeroAddress] },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return { live: undefined, failed: isError };
  const [state, snapshot, deadline, eta, proposer, votes, voted] = data;
  const live: LiveProposal = {
    ...{ state, proposer, votes, voted },
    snapshot: Number(snapshot),
    deadline: Number(deadline),
    eta: Number(eta),
  };
  return { live, failed: false };
}

/**
 * The votes that must take part in a vote; undefined while they are read.
 *
 * @param snapshot unix seconds. Where that is to come, it is told of now, and not final
 */
export function useQuorum(snapshot: number | undefined) {
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const final = snapshot !== undefined && snapshot < now;
  // Of a whole minute, so that it is not asked anew each second.
  const recent = Math.floor((now - 1) / 60) * 60 - 60;
  const { data } = useReadContract({
    abi: sonmGovernorAbi,
    address: contracts.SonmGovernor,
    chainId,
    functionName: "quorum",
    args: [BigInt(final ? snapshot : recent)],
    query: { enabled: snapshot !== undefined },
  });
  return data === undefined ? undefined : { votes: data, final };
}
