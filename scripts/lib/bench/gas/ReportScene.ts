import { hexlify, keccak256, randomBytes, Signature, type BaseWallet } from "ethers";

import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { reportDomain, reportTypes } from "@sonm/protocol/report.ts";

import { writableTypes } from "../../writableTypes.ts";
import type { Mined } from "./GasChain.ts";
import { EPOCH_LENGTH, interfaces, type GasWorld } from "./GasWorld.ts";

const BOND = 100_000n * 10n ** 18n;
/** Reports that fill every ring, so that the next one finds no empty slot. */
const RING = 1024 + 1;

/** Levels of a tree of 131,072 leaves. */
const TREE_LEVELS = 17;

/**
 * A tree of 131,072 leaves around one of them.
 *
 * @param height levels of the part of it that is known; 0 for a leaf
 */
export function proveLeaf(leaf: string, height = 0): { readonly proof: string[]; readonly root: string } {
  const proof = Array.from({ length: TREE_LEVELS - height }, () => hexlify(randomBytes(32)));
  return { proof, root: proof.reduce(hashPair, leaf) };
}

/** As OpenZeppelin's MerkleProof hashes: the smaller one first. */
function hashPair(a: string, b: string): string {
  const [first, second] = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
  return keccak256(`${first}${second.slice(2)}`);
}

/** Masternodes that report, as many as a measurement needs. */
export class ReportScene {
  readonly #world: GasWorld;
  /** In the order in which they joined. */
  readonly owners: BaseWallet[] = [];
  readonly #signerOf = new Map<string, BaseWallet>();
  /** Ascending, which is the order of the signer set. */
  #signers: BaseWallet[] = [];
  #setId = 0;
  #rate = 6_244_497_036_986_155_008n;

  constructor(world: GasWorld) {
    this.#world = world;
  }

  /** Registers masternodes until there are so many, and makes them the signer set. */
  async grow(count: number): Promise<void> {
    const { chain, addresses, deployer, newWallet } = this.#world;
    while (this.#signers.length < count) {
      const owner = await newWallet();
      const signer = await newWallet();
      const domain = signerProofDomain(chain.chainId, addresses.Masternodes);
      const proof = await signer.signTypedData(domain, writableTypes(signerProofTypes), {
        owner: owner.address,
        signer: signer.address,
      });
      const { snm, masternodes } = interfaces;
      await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [owner.address, BOND]));
      await chain.send(owner, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Masternodes, BOND]));
      const endpoint = `http://127.0.0.1:${7101 + this.#signers.length}`;
      const register = masternodes.encodeFunctionData("register", [signer.address, proof, BOND, endpoint]);
      await chain.send(owner, addresses.Masternodes, register);
      this.#signers.push(signer);
      this.owners.push(owner);
      this.#signerOf.set(owner.address, signer);
    }
    this.#signers.sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
    await chain.send(deployer, addresses.Masternodes, interfaces.masternodes.encodeFunctionData("rotate"));
    this.#setId += 1;
  }

  /** Reports until every slot that a report changes held something before. */
  async fillRings(): Promise<void> {
    this.#world.chain.pass(Number(EPOCH_LENGTH));
    for (let index = 0; index < RING; index += 1) await this.report(1);
  }

  /**
   * Lets an epoch pass and submits its report.
   *
   * @param signatures how many members sign
   * @param root of the tree; anything where no leaf matters
   */
  async report(signatures: number, root = hexlify(randomBytes(32))): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const { reports } = interfaces;
    chain.pass(Number(EPOCH_LENGTH));
    const epoch = BigInt(chain.now + 1 - (await this.#genesis())) / EPOCH_LENGTH - 1n;
    this.#rate += epoch % 2n === 0n ? 1_000n : -1_000n;
    const report = {
      ...{ epoch, setId: this.#setId, root, rate: this.#rate },
      dataHash: hexlify(randomBytes(32)),
    };
    const signed = this.#signers
      .slice(0, signatures)
      .map((signer) =>
        signer.signTypedData(reportDomain(chain.chainId, addresses.Reports), writableTypes(reportTypes), report),
      );
    const compact = (await Promise.all(signed)).map((signature) =>
      Signature.from(signature).compactSerialized.slice(2),
    );
    const data = reports.encodeFunctionData("submit", [
      report,
      (1n << BigInt(signatures)) - 1n,
      `0x${compact.join("")}`,
    ]);
    return chain.send(this.#signers[0] ?? this.#world.deployer, addresses.Reports, data);
  }

  /**
   * One member signs two reports for an epoch, and somebody proves it.
   *
   * @param owner of the member; the first one of the set unless told
   */
  async equivocate(owner?: string): Promise<Mined> {
    const { chain, addresses, deployer } = this.#world;
    const signer = owner === undefined ? this.#signers[0] : this.#signerOf.get(owner);
    if (signer === undefined) throw new Error("Nobody can sign.");
    const report = { epoch: 1n, setId: 1, root: hexlify(randomBytes(32)), rate: this.#rate };
    const sign = async (dataHash: string): Promise<[typeof report & { dataHash: string }, string]> => {
      const domain = reportDomain(chain.chainId, addresses.Reports);
      const signed = await signer.signTypedData(domain, writableTypes(reportTypes), { ...report, dataHash });
      return [{ ...report, dataHash }, Signature.from(signed).compactSerialized];
    };
    const [first, second] = [await sign(hexlify(randomBytes(32))), await sign(hexlify(randomBytes(32)))];
    const args = [addresses.Reports, ...first, ...second] as const;
    const data = interfaces.masternodes.encodeFunctionData("proveEquivocation", [...args]);
    return chain.send(deployer, addresses.Masternodes, data);
  }

  /** Pays in two credits for submitters, and has the first one given, so that the second one finds its slot in use. */
  async fund(signatures: number): Promise<void> {
    const { chain, addresses, deployer } = this.#world;
    const { snm, reports } = interfaces;
    const credit = await chain.call(addresses.Reports, reports.encodeFunctionData("submissionCredit"));
    const amount = 2n * BigInt(credit);
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Reports, amount]));
    await chain.send(deployer, addresses.Reports, reports.encodeFunctionData("fundSubmissions", [amount]));
    await this.report(signatures);
  }

  /** Unix seconds at which epoch 0 began; nothing can be reported before epoch 1 is over. */
  async #genesis(): Promise<number> {
    const { chain, addresses } = this.#world;
    return Number(await chain.call(addresses.Reports, interfaces.reports.encodeFunctionData("genesis")));
  }

  /** Number of the newest report. */
  async sequence(): Promise<bigint> {
    const { chain, addresses } = this.#world;
    const data = interfaces.reports.encodeFunctionData("latestReport");
    const [sequence] = interfaces.reports.decodeFunctionResult(
      "latestReport",
      await chain.call(addresses.Reports, data),
    );
    return sequence as bigint;
  }
}
