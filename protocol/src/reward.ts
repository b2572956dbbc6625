import { LEAF_REWARD } from "./generated/constants.ts";

/**
 * What a machine has earned in a reward program, as a report attests it.
 *
 * - `asOf`: unix seconds of the end of the report's epoch
 * - `gpuSeconds`: seconds times units since it was admitted first; never fewer in a later report
 */
export interface RewardLeaf {
  readonly programId: number;
  readonly worker: `0x${string}`;
  readonly asOf: number;
  readonly gpuSeconds: number;
}

/** A reward leaf's numbers with the proof that the tree of an accepted report holds the leaf. */
export interface RewardProof extends Omit<RewardLeaf, "worker"> {
  readonly sequence: number;
  readonly epoch: number;
  readonly proof: readonly `0x${string}`[];
}

/**
 * What `GET /rewards/:worker` answers: for each program in which the machine has earned, the leaf of the newest report that
 * proves something and holds one, ascending by program. Null before there is a report that proves something.
 */
export interface RewardAnswer {
  readonly rewards: readonly RewardProof[];
}

/** Human-readable ABI types of a reward leaf, in the order of `rewardLeafValues`. */
export const REWARD_LEAF_ABI = ["uint256", "uint256", "address", "uint256", "uint256"] as const;

/** What a reward leaf encodes. The leaf is the keccak-256 of the keccak-256 of the ABI encoding of these values. */
export function rewardLeafValues({
  programId,
  worker,
  asOf,
  gpuSeconds,
}: RewardLeaf): [bigint, bigint, `0x${string}`, bigint, bigint] {
  return [LEAF_REWARD, BigInt(programId), worker, BigInt(asOf), BigInt(gpuSeconds)];
}
