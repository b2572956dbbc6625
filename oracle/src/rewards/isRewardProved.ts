import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { RewardProof } from "@sonm/protocol/reward.ts";

import type { Hex } from "../lib/Hex.ts";
import { hexOf } from "../lib/hexOf.ts";
import { rewardLeaf } from "../node/agreement/rewardLeaf.ts";

/**
 * Whether a proof shows that the report with a root attests what a machine earned in a program.
 *
 * @param root that the chain has for the proof's `sequence`
 */
export function isRewardProved(
  worker: Hex,
  { programId, asOf, gpuSeconds, proof }: RewardProof,
  root: string,
): boolean {
  return SimpleMerkleTree.verify(root, hexOf(rewardLeaf({ programId, worker, asOf, gpuSeconds })), [...proof]);
}
