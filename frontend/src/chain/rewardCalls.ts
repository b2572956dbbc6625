import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import type { RewardProof } from "@sonm/protocol/reward.ts";
import { type Address, type Hex, encodeFunctionData } from "viem";

/** What a report proves that a machine earned in a program. */
export interface ProvedReward extends Omit<RewardProof, "epoch"> {
  readonly worker: Address;
}

/** A claim as `RewardClaim` of the contracts. */
export const rewardClaimOf = ({ programId, worker, sequence, asOf, gpuSeconds, proof }: ProvedReward) => ({
  programId: BigInt(programId),
  worker,
  sequence: BigInt(sequence),
  asOf,
  gpuSeconds: BigInt(gpuSeconds),
  proof,
});

/** Of the reward programs: pays what machines earned to their masters. Anybody may send it. */
export const encodeClaimRewards = (rewards: readonly ProvedReward[]): Hex =>
  encodeFunctionData({ abi: rewardProgramsAbi, functionName: "claimMany", args: [rewards.map(rewardClaimOf)] });

/** Of the reward programs: ends the membership of a machine of the sender's. What it earned can be claimed afterwards. */
export const encodeLeaveProgram = (programId: number, worker: Address): Hex =>
  encodeFunctionData({ abi: rewardProgramsAbi, functionName: "leave", args: [BigInt(programId), worker] });
