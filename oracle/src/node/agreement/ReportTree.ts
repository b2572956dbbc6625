import { LEAF_HEADER } from "@sonm/protocol/report.ts";

import type { Hex } from "../../lib/Hex.ts";
import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";
import { balanceLeaf } from "./balanceLeaf.ts";
import type { LeafData } from "./LeafData.ts";
import { dutyLeaf } from "./dutyLeaf.ts";
import { machineLeaf } from "./machineLeaf.ts";
import { MerkleTree } from "./MerkleTree.ts";
import { rewardLeaf } from "./rewardLeaf.ts";
import { uptimeLeaf } from "./uptimeLeaf.ts";

/**
 * The Merkle tree of a report: a header leaf, for each machine a leaf of its hardware and one of its uptime, for each owner
 * of a masternode one of what it earned, for each machine in a reward program one of what it earned there, and for each class of
 * hardware one of its supply and demand.
 */
export class ReportTree {
  readonly #tree: MerkleTree;
  readonly #positions: ReadonlyMap<Hex, number>;
  readonly #uptimePositions: ReadonlyMap<Hex, number>;
  readonly #dutyPositions: ReadonlyMap<Hex, number>;
  readonly #rewardPositions: ReadonlyMap<string, number>;
  readonly #classPositions: ReadonlyMap<number, number>;

  constructor(data: LeafData) {
    const { asOf, machines, uptimes, duties, rewards, classes } = data;
    this.#tree = new MerkleTree([
      headerLeaf(data),
      ...machines.map((machine) => machineLeaf(machine).leaf),
      ...uptimes.map(({ worker, online }) => uptimeLeaf({ worker, asOf, online })),
      ...duties.map(({ owner, earned }) => dutyLeaf({ owner, asOf, earned })),
      ...rewards.map(({ programId, worker, gpuSeconds }) => rewardLeaf({ programId, worker, asOf, gpuSeconds })),
      ...classes.map((total) => balanceLeaf({ ...total, asOf })),
    ]);
    const firstUptime = 1 + machines.length;
    const firstDuty = firstUptime + uptimes.length;
    const firstReward = firstDuty + duties.length;
    const firstClass = firstReward + rewards.length;
    this.#positions = new Map(machines.map(({ worker }, index) => [worker, 1 + index]));
    this.#uptimePositions = new Map(uptimes.map(({ worker }, index) => [worker, firstUptime + index]));
    this.#dutyPositions = new Map(duties.map(({ owner }, index) => [owner, firstDuty + index]));
    this.#rewardPositions = new Map(rewards.map((reward, index) => [rewardKey(reward), firstReward + index]));
    this.#classPositions = new Map(classes.map(({ classId }, index) => [classId, firstClass + index]));
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

  /** The proof of a machine's reward leaf in a program, or undefined if the report does not attest it. */
  rewardProofOf(reward: RewardKey): Hex[] | undefined {
    return this.#proofAt(this.#rewardPositions.get(rewardKey(reward)));
  }

  /** The proof of a class's leaf of supply and demand, or undefined if the report does not attest it. */
  classProofOf(classId: number): Hex[] | undefined {
    return this.#proofAt(this.#classPositions.get(classId));
  }

  #proofAt(position: number | undefined): Hex[] | undefined {
    return position === undefined ? undefined : this.#tree.proofOf(position);
  }
}

/** Which of a report's rewards. */
type RewardKey = Pick<LeafData["rewards"][number], "programId" | "worker">;

const rewardKey = ({ programId, worker }: RewardKey): string => `${programId} ${worker}`;

const headerLeaf = ({ epoch, setId }: LeafData): Uint8Array => keccak(hashWords([LEAF_HEADER, epoch, setId]));
