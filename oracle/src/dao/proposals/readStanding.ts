import { concat, getBytes, keccak256 } from "ethers";

import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import type { Dao } from "../Dao.ts";
import type { Proposal } from "./readProposals.ts";

/**
 * Where a proposal stands.
 *
 * - `snapshot`: unix seconds at which votes count; `deadline`: until which they are cast
 * - `for`, `against`, `abstain`: votes, SNM wei
 * - `quorum`: votes for and abstentions that it takes; undefined before the vote begins
 * - `eta`: unix seconds from which it can be executed; 0 before it is queued
 * - `codeChanged`: whether the code of a target is another one than when it was proposed
 */
export interface Standing {
  readonly state: bigint;
  readonly snapshot: bigint;
  readonly deadline: bigint;
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
  readonly quorum: bigint | undefined;
  readonly eta: bigint;
  readonly codeChanged: boolean;
}

/** Reads where a proposal stands, from the chain's views. */
export async function readStanding(dao: Dao, proposal: Proposal): Promise<Standing> {
  const { governor } = dao.contracts;
  const [state, snapshot, deadline, votes, eta, codeHash] = await Promise.all([
    governor.state(proposal.id),
    governor.proposalSnapshot(proposal.id),
    governor.proposalDeadline(proposal.id),
    governor.proposalVotes(proposal.id),
    governor.proposalEta(proposal.id),
    codeHashOf(dao, proposal),
  ]);
  return {
    ...{ state, snapshot, deadline, eta },
    for: votes.forVotes,
    against: votes.againstVotes,
    abstain: votes.abstainVotes,
    quorum: snapshot < BigInt(dao.now) ? await governor.quorum(snapshot) : undefined,
    codeChanged: state !== BigInt(ProposalState.Executed) && codeHash !== proposal.codeHash,
  };
}

/** What the governor would pin of the targets' code now. */
async function codeHashOf({ connection: { provider } }: Dao, { calls }: Proposal): Promise<string> {
  const codes = await Promise.all(calls.map(({ target }) => provider.getCode(target)));
  return keccak256(concat(codes.map((code) => getBytes(keccak256(code)))));
}
