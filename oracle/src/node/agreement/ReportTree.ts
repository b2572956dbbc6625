import { LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { Hex } from "../../lib/Hex.ts";
import { keccak } from "../../lib/keccak.ts";
import { encodeWords } from "../../lib/encodeWords.ts";
import type { LeafData } from "./LeafData.ts";
import { machineLeaf } from "./machineLeaf.ts";
import { MerkleTree } from "./MerkleTree.ts";
import { uptimeLeaf } from "./uptimeLeaf.ts";

/** The Merkle tree of a report: a header leaf, and for each machine a leaf of its hardware and one of its uptime. */
export class ReportTree {
  readonly #tree: MerkleTree;
  readonly #positions: ReadonlyMap<Hex, number>;
  readonly #uptimePositions: ReadonlyMap<Hex, number>;

  constructor(data: LeafData) {
    const { asOf, machines, uptimes } = data;
    this.#tree = new MerkleTree([
      headerLeaf(data),
      ...machines.map((machine) => machineLeaf(machine).leaf),
      ...uptimes.map(({ worker, online }) => uptimeLeaf({ worker, asOf, online })),
    ]);
    this.#positions = new Map(machines.map(({ worker }, index) => [worker, 1 + index]));
    this.#uptimePositions = new Map(uptimes.map(({ worker }, index) => [worker, 1 + machines.length + index]));
  }

  get root(): Hex {
    return this.#tree.root;
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
    return position === undefined ? undefined : this.#tree.proofOf(position);
  }
}

const headerLeaf = ({ epoch, setId }: LeafData): Uint8Array => keccak(keccak(encodeWords([LEAF_HEADER, epoch, setId])));
