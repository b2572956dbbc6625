import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { Proposal } from "../../generated/schema";
import { ProposalCreated } from "../../generated/SonmGovernor/SonmGovernor";
import { proposalId } from "../ids";
import { titleOf } from "../text";
import { ZERO } from "../units";

/** A proposal that was made. Its number and the hash of its targets' code follow with `ProposalRecorded`. */
export function createProposal(event: ProposalCreated): Proposal {
  const params = event.params;
  const proposal = new Proposal(proposalId(params.proposalId));
  proposal.number = 0;
  proposal.proposer = params.proposer;
  proposal.status = "OPEN";
  proposal.title = titleOf(params.description);
  proposal.description = params.description;
  proposal.targets = changetype<Bytes[]>(params.targets);
  proposal.values = params.values;
  proposal.calldatas = params.calldatas;
  proposal.codeHash = Bytes.empty();
  proposal.snapshot = params.voteStart;
  proposal.deadline = params.voteEnd;
  proposal.forVotes = ZERO;
  proposal.againstVotes = ZERO;
  proposal.abstainVotes = ZERO;
  proposal.voterCount = 0;
  proposal.spent = ZERO;
  proposal.createdAt = event.block.timestamp;
  proposal.createdIn = event.transaction.hash;
  proposal.block = event.block.number;
  return proposal;
}

/** A proposal that is there. */
export function loadProposal(number: BigInt): Proposal {
  return Proposal.load(proposalId(number))!;
}
