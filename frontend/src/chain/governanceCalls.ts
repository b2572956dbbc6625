import type { Ballot } from "@sonm/protocol/ballot.ts";
import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { entryBrakeAbi } from "@sonm/protocol/generated/EntryBrake.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { type Address, type Hex, encodeFunctionData } from "viem";

// What voters, proposers and the guardian send to the governor and the brake, and how votes are delegated.

/** @param description its first line is the title; it may end in the suffix that names the proposer */
export const encodePropose = (calls: readonly ProposalCall[], description: string): Hex =>
  encodeFunctionData({
    abi: sonmGovernorAbi,
    functionName: "propose",
    args: [
      calls.map(({ target }) => target),
      calls.map(({ value }) => value),
      calls.map(({ data }) => data),
      description,
    ],
  });

/** @param support 0 against, 1 for, 2 abstain */
export const encodeVote = (proposalId: bigint, support: number, reason: string): Hex =>
  reason === ""
    ? encodeFunctionData({ abi: sonmGovernorAbi, functionName: "castVote", args: [proposalId, support] })
    : encodeFunctionData({
        abi: sonmGovernorAbi,
        functionName: "castVoteWithReason",
        args: [proposalId, support, reason],
      });

/** Casts the vote that somebody signed. Whoever sends it pays for it. */
export const encodeSignedVote = ({ proposalId, support, voter, reason }: Omit<Ballot, "nonce">, signature: Hex): Hex =>
  reason === ""
    ? encodeFunctionData({
        abi: sonmGovernorAbi,
        functionName: "castVoteBySig",
        args: [proposalId, support, voter, signature],
      })
    : encodeFunctionData({
        abi: sonmGovernorAbi,
        functionName: "castVoteWithReasonAndParamsBySig",
        args: [proposalId, support, voter, reason, "0x", signature],
      });

export const encodeQueueProposal = (proposalId: bigint): Hex =>
  encodeFunctionData({ abi: sonmGovernorAbi, functionName: "queue", args: [proposalId] });

export const encodeExecuteProposal = (proposalId: bigint): Hex =>
  encodeFunctionData({ abi: sonmGovernorAbi, functionName: "execute", args: [proposalId] });

/** By its proposer, before the vote begins. */
export const encodeCancelProposal = (proposalId: bigint): Hex =>
  encodeFunctionData({ abi: sonmGovernorAbi, functionName: "cancel", args: [proposalId] });

/** By the guardian, in its term. */
export const encodeVeto = (proposalId: bigint, reason: string): Hex =>
  encodeFunctionData({ abi: sonmGovernorAbi, functionName: "veto", args: [proposalId, reason] });

/** Of the token: who votes with what is in the sender's wallet. */
export const encodeDelegateWallet = (delegatee: Address): Hex =>
  encodeFunctionData({ abi: snmAbi, functionName: "delegate", args: [delegatee] });

/** Of the dividends: who votes with what the sender has locked. */
export const encodeDelegateLocked = (delegatee: Address): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "delegate", args: [delegatee] });

/** Of the brake: adds the sender's votes to those who want new deals stopped. */
export const encodeSupportBrake = (reason: string): Hex =>
  encodeFunctionData({ abi: entryBrakeAbi, functionName: "support", args: [reason] });

/** Of the brake: stops new deals at once. By the guardian, in its term. */
export const encodePullBrake = (reason: string): Hex =>
  encodeFunctionData({ abi: entryBrakeAbi, functionName: "pull", args: [reason] });
