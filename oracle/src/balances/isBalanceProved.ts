import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { BalanceProof } from "@sonm/protocol/balance.ts";

import { hexOf } from "../lib/hexOf.ts";
import { balanceLeaf } from "../node/agreement/balanceLeaf.ts";

/**
 * Whether a proof shows that the report with a root attests supply and demand of a class.
 *
 * @param root that the chain has for the proof's `sequence`
 */
export function isBalanceProved(
  { classId, asOf, supplied, demanded, fees, proof }: BalanceProof,
  root: string,
): boolean {
  const amounts = { supplied: BigInt(supplied), demanded: BigInt(demanded), fees: BigInt(fees) };
  return SimpleMerkleTree.verify(root, hexOf(balanceLeaf({ classId, asOf, ...amounts })), [...proof]);
}
