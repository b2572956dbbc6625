import { LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { Hex } from "../../lib/Hex.ts";
import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";
import type { LeafData } from "./LeafData.ts";
import { dutyLeaf } from "./dutyLeaf.ts";
import { machineLeaf } from "./machineLeaf.ts";
import { MerkleTree } from "./MerkleTree.ts";
import { uptimeLeaf } from "./uptimeLeaf.ts";

/**
 * The Merkle tree of a report: a header leaf, for each machine a leaf of its hardware and one of its uptime, and for each
 * owner of a masternode one of what it earned.
 */
export class ReportTree {
  readonly #tree: MerkleTree;
  readonly #positions: ReadonlyMap<Hex, number>;
  readonly #uptimePositions: ReadonlyMap<Hex, number>;
  readonly #dutyPositions: ReadonlyMap<Hex, number>;

  constructor(data: LeafData) {
    const { asOf, machines, uptimes, duties } = data;
    this.#tree = new MerkleTree([
      headerLeaf(data),
      ...machines.map((machine) => machineLeaf(machine).leaf),
      ...uptimes.map(({ worker, online }) => uptimeLeaf({ worker, asOf, online })),
      ...duties.map(({ owner, earned }) => dutyLeaf({ owner, asOf, earned })),
    ]);
    const [firstUptime, firstDuty] = [1 + machines.length, 1 + machines.length + uptimes.length];
    this.#positions = new Map(machines.map(({ worker }, index) => [worker, 1 + index]));
    this.#uptimePositions = new Map(uptimes.map(({ worker }, index) => [worker, firstUptime + index]));
    this.#dutyPositions = new Map(duties.map(({ owner }, index) => [owner, firstDuty + index]));
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

  /** The proof of an owner's duty leaf, or undefined if the report does not attest it. */
  dutyProofOf(owner: Hex): Hex[] | undefined {
    return this.#proofAt(this.#dutyPositions.get(owner));
  }

  #proofAt(position: number | undefined): Hex[] | undefined {
    return position === undefined ? undefined : this.#tree.proofOf(position);
  }
}

const headerLeaf = ({ epoch, setId }: LeafData): Uint8Array => keccak(hashWords([LEAF_HEADER, epoch, setId]));
