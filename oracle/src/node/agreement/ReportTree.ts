import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, keccak256 } from "ethers";

import { HEADER_LEAF_ABI, LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { Hex } from "../../lib/Hex.ts";
import { hashMachine } from "./hashMachine.ts";
import { hashUptime } from "./hashUptime.ts";
import type { LeafData } from "./LeafData.ts";

/** The Merkle tree of a report: a header leaf, and for each machine a leaf of its hardware and one of its uptime. */
export class ReportTree {
  readonly #tree: SimpleMerkleTree;
  readonly #positions: ReadonlyMap<Hex, number>;
  readonly #uptimePositions: ReadonlyMap<Hex, number>;

  constructor(data: LeafData) {
    const { asOf, machines, uptimes } = data;
    this.#tree = SimpleMerkleTree.of([
      headerLeaf(data),
      ...machines.map((machine) => hashMachine(machine).leaf),
      ...uptimes.map((uptime) => hashUptime({ ...uptime, asOf })),
    ]);
    this.#positions = new Map(machines.map(({ worker }, index) => [worker, 1 + index]));
    this.#uptimePositions = new Map(uptimes.map(({ worker }, index) => [worker, 1 + machines.length + index]));
  }

  get root(): Hex {
    return this.#tree.root as Hex;
  }

  /** The proof of a machine's leaf, or undefined if the report does not attest it. */
  proofOf(worker: Hex): Hex[] | undefined {
    return this.#proofAt(this.#positions.get(worker));
  }

  /** The proof of a machine's uptime leaf, or undefined if the report does not attest it. */
  uptimeProofOf(worker: Hex): Hex[] | undefined {
    return this.#proofAt(this.#uptimePositions.get(worker));
  }

  #proofAt(position: number | undefined): Hex[] | undefined {
    return position === undefined ? undefined : (this.#tree.getProof(position) as Hex[]);
  }
}

const headerLeaf = ({ epoch, setId }: LeafData): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(HEADER_LEAF_ABI, [LEAF_HEADER, epoch, setId])));
