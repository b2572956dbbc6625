import type { EIP1193Provider } from "@nomicfoundation/ignition-core";

import type { GasOperation, ScaledOperation } from "../gasLimits.ts";
import { FeeScene } from "./FeeScene.ts";
import { createGasWorld, interfaces } from "./GasWorld.ts";
import { ReportScene } from "./ReportScene.ts";
import { SlashScene } from "./SlashScene.ts";
import { StakeScene } from "./StakeScene.ts";

const SNM = 10n ** 18n;
/** Nodes, signatures of a report, and delegators of the node that is measured. */
const SCALES = {
  one: { nodes: 1, signatures: 1, delegators: 1 },
  many: { nodes: 31, signatures: 21, delegators: 10_000 },
};

/**
 * Gas of everything about stake with one node and one delegator, and with every seat taken and ten thousand delegators in
 * the pool: each on a chain of its own.
 *
 * @param createChain of a development chain that nothing else uses
 * @param artifacts folder of compiled contracts, the project's own unless told
 */
export async function measureScale(
  createChain: () => Promise<EIP1193Provider>,
  artifacts?: string,
): Promise<Partial<Record<GasOperation, number>>> {
  const gas: Partial<Record<GasOperation, number>> = {};
  for (const scale of ["one", "many"] as const) {
    const measured = await measureAt(SCALES[scale], await createChain(), artifacts);
    for (const [operation, value] of Object.entries(measured)) gas[`${scale}.${operation as ScaledOperation}`] = value;
  }
  return gas;
}

async function measureAt(
  scale: { readonly nodes: number; readonly signatures: number; readonly delegators: number },
  provider: EIP1193Provider,
  artifacts?: string,
): Promise<Record<ScaledOperation, number>> {
  const world = await createGasWorld(provider, artifacts);
  const { chain, addresses, deployer, newWallet } = world;
  const reports = new ReportScene(world);
  await reports.grow(scale.nodes);
  const stakes = new StakeScene(world, reports);
  await stakes.fund();
  const owner = reports.owners.at(-1);
  if (owner === undefined) throw new Error("The scene lacks a masternode.");
  const delegator = await stakes.delegator(owner.address);
  await stakes.gather(owner.address, scale.delegators - 1);
  for (let round = 0; round < 3; round += 1) await stakes.claim(owner.address, scale.signatures);
  const ofStake = await stakes.measure(owner, delegator, scale.signatures);

  const transfer = (to: string) => interfaces.snm.encodeFunctionData("transfer", [to, 100n * SNM]);
  const [holder, another] = [await newWallet(), await newWallet()];
  for (const { address } of [holder, another]) await chain.send(deployer, addresses.SNM, transfer(address));
  const earn = () => chain.send(deployer, addresses.SNM, transfer(addresses.FeeSplitter));
  const ofFees = await new FeeScene(world).measure(earn, holder, another);

  const slashes = new SlashScene(world, stakes);
  const { gas: byDao } = await slashes.slash(owner.address);
  await slashes.restore(owner);
  const { gas: byProof } = await reports.equivocate(owner.address);
  return {
    ...ofStake,
    "dividends.claim": ofFees["dividends.claim"],
    "splitter.pull": ofFees["splitter.pull"],
    "slash.dao": byDao,
    slash: byProof,
  };
}
