import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, keccak256 } from "ethers";

import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { Hex } from "../../lib/Hex.ts";
import { hashMachine } from "./hashMachine.ts";
import type { LeafData } from "./LeafData.ts";

/** The Merkle tree of a report: a header leaf, and one leaf for each machine. */
export class ReportTree {
  readonly #tree: SimpleMerkleTree;
  readonly #positions: ReadonlyMap<Hex, number>;

  constructor(data: LeafData) {
    this.#tree = SimpleMerkleTree.of([headerLeaf(data), ...data.machines.map((machine) => hashMachine(machine).leaf)]);
    this.#positions = new Map(data.machines.map(({ worker }, index) => [worker, index + 1]));
  }

  get root(): Hex {
    return this.#tree.root as Hex;
  }

  /** The proof of a machine's leaf, or undefined if the report does not attest it. */
  proofOf(worker: Hex): Hex[] | undefined {
    const position = this.#positions.get(worker);
    return position === undefined ? undefined : (this.#tree.getProof(position) as Hex[]);
  }
}

const headerLeaf = ({ epoch, setId }: LeafData): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(HEADER_LEAF_ABI, [LEAF_HEADER, epoch, setId])));
