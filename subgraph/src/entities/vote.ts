import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Vote } from "../../generated/schema";
import { voteId } from "../ids";
import { VOTE_SUPPORTS } from "../voteSupports";
import { loadDao } from "./dao";
import { loadDelegate } from "./delegate";
import { loadProposal } from "./proposal";

/** Keeps a vote and adds it up. An account votes once on a proposal. */
export function castVote(
  event: ethereum.Event,
  number: BigInt,
  voter: Bytes,
  support: i32,
  weight: BigInt,
  reason: string,
): void {
  const proposal = loadProposal(number);
  const vote = new Vote(voteId(number, voter));
  vote.proposal = proposal.id;
  vote.voter = voter;
  vote.support = VOTE_SUPPORTS[support];
  vote.weight = weight;
  vote.reason = reason;
  vote.sender = event.transaction.from;
  vote.timestamp = event.block.timestamp;
  vote.block = event.block.number;
  vote.transaction = event.transaction.hash;
  vote.save();

  if (support == 0) proposal.againstVotes = proposal.againstVotes.plus(weight);
  else if (support == 1) proposal.forVotes = proposal.forVotes.plus(weight);
  else proposal.abstainVotes = proposal.abstainVotes.plus(weight);
  proposal.voterCount += 1;
  proposal.save();

  const delegate = loadDelegate(voter, event);
  delegate.votesCast += 1;
  delegate.lastVotedAt = event.block.timestamp;
  delegate.save();
  const dao = loadDao();
  dao.voteCount += 1;
  dao.save();
}
