import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, concat, keccak256, Signature, ZeroHash, type BaseWallet } from "ethers";

import { LEAF_DUTY } from "@sonm/protocol/generated/constants.ts";
import { HEADER_LEAF_ABI, LEAF_HEADER, reportDomain, reportTypes, type Report } from "@sonm/protocol/report.ts";

import { writableTypes } from "../../writableTypes.ts";
import type { StakingChain } from "./StakingChain.ts";

/** What a masternode has earned since genesis, SNM wei, until a unix second. */
export interface DutyLeaf {
  readonly owner: string;
  readonly asOf: bigint;
  readonly earned: bigint;
}

const LEAF_ABI = ["uint256", "address", "uint256", "uint256"];

const leafHash = (abi: readonly string[], values: readonly unknown[]): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(abi, values)));

const dutyHash = ({ owner, asOf, earned }: DutyLeaf): string => leafHash(LEAF_ABI, [LEAF_DUTY, owner, asOf, earned]);

/** Reports that the whole set signs, over what the masternodes have earned. */
export class ReportPress {
  readonly #chain: StakingChain;
  #tree = SimpleMerkleTree.of([ZeroHash]);
  /** The newest one. */
  report: Report | undefined;
  /** Its number. */
  sequence = 0n;

  constructor(chain: StakingChain) {
    this.#chain = chain;
  }

  /**
   * Reports the epoch that is over.
   *
   * @param signers all of the set
   */
  async print(leaves: readonly DutyLeaf[], setId: bigint, signers: readonly BaseWallet[]): Promise<void> {
    const epoch = await this.epochToReport();
    this.#tree = SimpleMerkleTree.of([
      leafHash(HEADER_LEAF_ABI, [LEAF_HEADER, epoch, setId]),
      ...leaves.map((leaf) => dutyHash(leaf)),
    ]);
    const root = this.#tree.root as `0x${string}`;
    const { rate } = this.#chain.parameters;
    await this.submit({ epoch, setId: Number(setId), root, rate, dataHash: keccak256(root) as `0x${string}` }, signers);
  }

  /** The newest epoch that is over when the next transaction comes, a second from now. */
  async epochToReport(): Promise<bigint> {
    const { epochLength } = this.#chain.parameters;
    return (this.#chain.now + 1n - (await this.#chain.contracts.reports.genesis())) / epochLength - 1n;
  }

  /** @param signers all of the set */
  async submit(report: Report, signers: readonly BaseWallet[]): Promise<void> {
    const ordered = signers.toSorted((one, other) => (BigInt(one.address) < BigInt(other.address) ? -1 : 1));
    const signatures: string[] = [];
    for (const signer of ordered) signatures.push(await this.sign(report, signer));
    const mask = (1n << BigInt(ordered.length)) - 1n;
    const { reports } = this.#chain.contracts;
    await this.#chain.send("reporter", reports.submit.populateTransaction(report, mask, concat(signatures)));
    this.report = report;
    this.sequence += 1n;
  }

  /** Proof that a leaf is in the newest report. */
  prove(leaf: DutyLeaf): string[] {
    return this.#tree.getProof(dutyHash(leaf));
  }

  /** 64 bytes. */
  async sign(report: Report, signer: BaseWallet): Promise<string> {
    const domain = reportDomain(this.#chain.world.chain.chainId, this.#chain.address("Reports"));
    return Signature.from(await signer.signTypedData(domain, writableTypes(reportTypes), report)).compactSerialized;
  }
}
