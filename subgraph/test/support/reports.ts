import { concat, id, MaxUint256, parseEther, Signature, ZeroHash, type Wallet } from "ethers";

import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { reportDomain, reportTypes, type Report } from "@sonm/protocol/report.ts";

import { world } from "./world.ts";

/** SNM wei: the smallest bond. */
export const BOND = parseEther("100000");

/** A masternode of the tests. */
export interface Node {
  readonly owner: Wallet;
  readonly signer: Wallet;
}

/** The nodes of the signer set in its order; empty until the first report is wanted. */
let members: Node[] = [];

/** An owner with the bond in its wallet, allowed to be taken, and a signer. */
export async function prepareNode(name: string): Promise<Node> {
  const { chain, token, addresses } = world;
  const owner = await chain.wallet(`${name}, owner`);
  const signer = await chain.wallet(`${name}, signer`);
  await (await token.transfer(owner.address, BOND * 2n)).wait();
  await (await token.connect(owner).approve(addresses.Masternodes, MaxUint256)).wait();
  return { owner, signer };
}

/** The signer's proof that it belongs to the owner. */
export function signerProof(owner: Wallet, signer: Wallet): Promise<string> {
  const domain = signerProofDomain(LOCAL_CHAIN_ID, world.addresses.Masternodes);
  const proof = { owner: owner.address, signer: signer.address };
  return signer.signTypedData(domain, { SignerProof: [...signerProofTypes.SignerProof] }, proof);
}

/** Bonds a node. It reports after the next rotation. */
export async function register({ owner, signer }: Node, endpoint: string): Promise<void> {
  const proof = await signerProof(owner, signer);
  await (await world.masternodes.connect(owner).register(signer.address, proof, BOND, endpoint)).wait();
}

/** The nodes that report in all tests but those that are about nodes, in the order of the signer set. */
export async function reporters(): Promise<readonly Node[]> {
  if (members.length > 0) return members;
  const nodes = [await prepareNode("reporter 1"), await prepareNode("reporter 2")];
  for (const node of nodes) await register(node, "https://reporter.example");
  await (await world.masternodes.rotate()).wait();
  members = nodes.sort((one, other) => (BigInt(one.signer.address) < BigInt(other.signer.address) ? -1 : 1));
  return members;
}

/**
 * Lets every reporter sign a report for the epoch that ended, and submits it.
 *
 * @returns its sequence number
 */
export async function submitReport(fields: Partial<Report> = {}): Promise<bigint> {
  const { chain, reports, masternodes } = world;
  const nodes = await reporters();
  await chain.pass(Number(await reports.epochLength()));
  const [setId] = await masternodes.signerSet();
  const report: Report = {
    epoch: (await reports.currentEpoch()) - 1n,
    setId: Number(setId),
    root: id("a root") as `0x${string}`,
    rate: (await reports.latestRate()).rate,
    dataHash: ZeroHash as `0x${string}`,
    ...fields,
  };
  const domain = reportDomain(LOCAL_CHAIN_ID, world.addresses.Reports);
  const signatures = await Promise.all(
    nodes.map(async ({ signer }) =>
      Signature.from(await signer.signTypedData(domain, { Report: [...reportTypes.Report] }, report)),
    ),
  );
  const mask = (1n << BigInt(nodes.length)) - 1n;
  await (await reports.submit(report, mask, concat(signatures.map((one) => one.compactSerialized)))).wait();
  const [sequence] = await reports.latestReport();
  return sequence;
}

/** The same, and lets its dispute window pass: leaves of its tree can be proved. */
export async function submitFinalReport(fields: Partial<Report> = {}): Promise<bigint> {
  const sequence = await submitReport(fields);
  await world.chain.pass(Number(await world.reports.disputeWindow()));
  return sequence;
}

/** Deals open only at a rate that is fresh. */
export async function freshenRate(): Promise<void> {
  const { fresh } = await world.reports.rateAndIntegral();
  if (!fresh) await submitReport();
}
