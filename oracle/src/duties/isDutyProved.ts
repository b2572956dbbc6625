import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Hex } from "../lib/Hex.ts";
import { hexOf } from "../lib/hexOf.ts";
import { dutyLeaf } from "../node/agreement/dutyLeaf.ts";

/**
 * Whether a proof shows that the report with a root attests what an owner earned.
 *
 * @param root that the chain has for the answer's `sequence`
 */
export function isDutyProved(owner: Hex, { asOf, earned, proof }: DutyAnswer, root: string): boolean {
  return SimpleMerkleTree.verify(root, hexOf(dutyLeaf({ owner, asOf, earned: BigInt(earned) })), [...proof]);
}
