import { MaxUint256, Wallet, id, parseEther } from "ethers";

import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";

import { chain } from "./chain.ts";
import type { MasternodeActor } from "./MasternodeActor.ts";
import type { System } from "./System.ts";

/** SNM wei: the smallest bond of the fixture. */
export const BOND = parseEther("100000");

/** Bits of the shares that a wei has in a pool that was neither slashed nor rewarded. */
const SHARE_BITS = 30n;

/** Shares that an amount has in such a pool. */
export const sharesOf = (amount: bigint): bigint => amount << SHARE_BITS;

/** Where the nodes of tests say that they are reached. */
export const ENDPOINT = "https://node.example";

/** An account of a test that is always the same for the same name, with ether for gas. */
export async function namedWallet(name: string): Promise<Wallet> {
  const { ethers, networkHelpers } = chain;
  const wallet = new Wallet(id(name), ethers.provider);
  await networkHelpers.setBalance(wallet.address, parseEther("1000"));
  return wallet;
}

/** Owner, with the stake in its wallet and an allowance for it, and signer of a node that has not registered. */
export async function prepareMasternode(system: System, name: string, stake = BOND): Promise<MasternodeActor> {
  const owner = await namedWallet(`${name} owner`);
  const signer = await namedWallet(`${name} signer`);
  await system.token.transfer(owner, stake);
  await system.token.connect(owner).approve(system.masternodes, MaxUint256);
  return { owner, signer, stake };
}

/** The signer's proof that it belongs to the owner, 65 bytes. */
export async function signSignerProof(system: System, owner: { address: string }, signer: Wallet): Promise<string> {
  const { chainId } = await chain.ethers.provider.getNetwork();
  const domain = signerProofDomain(Number(chainId), await system.masternodes.getAddress());
  return signer.signTypedData(
    domain,
    { SignerProof: [...signerProofTypes.SignerProof] },
    { owner: owner.address, signer: signer.address },
  );
}

/** Registers a prepared node. */
export async function register(system: System, node: MasternodeActor) {
  const proof = await signSignerProof(system, node.owner, node.signer);
  return system.masternodes.connect(node.owner).register(node.signer, proof, node.stake, ENDPOINT);
}

/** Registers nodes with these stakes and makes them the signer set. Returns them as the set orders them. */
export async function formSignerSet(system: System, stakes: readonly bigint[]): Promise<MasternodeActor[]> {
  const nodes: MasternodeActor[] = [];
  for (const [index, stake] of stakes.entries()) {
    const node = await prepareMasternode(system, `node ${index}`, stake);
    await register(system, node);
    nodes.push(node);
  }
  await system.masternodes.rotate();
  return bySigner(nodes);
}

/** Nodes in the order of the signer set. */
export function bySigner(nodes: readonly MasternodeActor[]): MasternodeActor[] {
  return nodes.toSorted((left, right) => (BigInt(left.signer.address) < BigInt(right.signer.address) ? -1 : 1));
}
