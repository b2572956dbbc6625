import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { ZeroHash } from "ethers";

import type { MachineLeaf } from "@sonm/protocol/hardware.ts";

import { submitFinalReport } from "./reports.ts";
import { world } from "./world.ts";

/** Gets a machine attested: a report whose tree holds its leaf, and the proof. */
export async function attest(machine: MachineLeaf): Promise<bigint> {
  const { hardware } = world;
  const leaf = { ...machine, gpus: [...machine.gpus], benchmarks: [...machine.benchmarks] };
  const hash = await hardware.leafOf(leaf);
  const tree = SimpleMerkleTree.of([hash, ZeroHash]);
  const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
  await (await hardware.submit(leaf, sequence, tree.getProof(hash))).wait();
  return sequence;
}
