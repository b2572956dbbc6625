import { LEAF_HEADER } from "@sonm/protocol/report.ts";

import { hashWords } from "../../../../oracle/src/lib/hashWords.ts";
import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import { MerkleTree } from "../../../../oracle/src/node/agreement/MerkleTree.ts";
import { ReportPress } from "../staking/ReportPress.ts";
import type { RewardsChain } from "./RewardsChain.ts";

/** A report that is final, or will be. `asOf`: unix seconds of its epoch's end. */
export interface Printed {
  readonly asOf: number;
  readonly sequence: bigint;
  /** The proof of a leaf by its name. */
  readonly proofOf: (name: string) => readonly string[];
}

/** One report a day that all of the set sign. It holds the leaves that somebody will prove. */
export class RewardsPress {
  readonly #chain: RewardsChain;
  readonly #press: ReportPress;

  constructor(chain: RewardsChain) {
    this.#chain = chain;
    this.#press = new ReportPress(chain.base);
  }

  /** @param rate SNM wei per USD */
  async print(leaves: ReadonlyMap<string, Uint8Array>, rate: bigint): Promise<Printed> {
    const epoch = await this.#press.epochToReport();
    const header = keccak(hashWords([LEAF_HEADER, epoch, 1n]));
    const tree = new MerkleTree([header, ...leaves.values()]);
    const root = tree.root;
    const dataHash = hexOf(keccak(header));
    await this.#press.submit({ epoch, setId: 1, root, rate, dataHash }, this.#chain.signers);
    const places = new Map([...leaves.keys()].map((name, index) => [name, index + 1]));
    const { reports } = this.#chain.contracts;
    const asOf = (await reports.genesis()) + (epoch + 1n) * (await reports.epochLength());
    return {
      asOf: Number(asOf),
      sequence: this.#press.sequence,
      proofOf: (name) => tree.proofOf(places.get(name) ?? Number.NaN),
    };
  }
}
