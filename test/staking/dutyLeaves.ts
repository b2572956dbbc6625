import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, keccak256 } from "ethers";

import { LEAF_DUTY } from "@sonm/protocol/generated/constants.ts";
import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { MasternodeActor } from "../helpers/MasternodeActor.ts";
import { submitReport } from "../helpers/reports.ts";
import type { System } from "../helpers/System.ts";

const doubleHash = (abi: readonly string[], values: readonly unknown[]): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(abi, values)));

/** The leaf that says what a masternode has earned, written down without the contract's help. */
export const dutyLeaf = (owner: string, asOf: bigint, earned: bigint): string =>
  doubleHash(["uint256", "address", "uint256", "uint256"], [LEAF_DUTY, owner, asOf, earned]);

/** Has all nodes report what one of them has earned; returns what its claim is called with. */
export async function attestDuty(
  system: System,
  nodes: readonly MasternodeActor[],
  owner: string,
  asOf: bigint,
  earned: bigint,
): Promise<[string, bigint, bigint, bigint, string[]]> {
  const leaf = dutyLeaf(owner, asOf, earned);
  const tree = SimpleMerkleTree.of([doubleHash(HEADER_LEAF_ABI, [LEAF_HEADER, 0n, 0n]), leaf]);
  await submitReport(system, nodes, { root: tree.root as `0x${string}` });
  const [sequence] = await system.reports.latestReport();
  return [owner, sequence, asOf, earned, tree.getProof(leaf)];
}
