import { parseEther } from "ethers";

import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import type { Market } from "../../types/index.js";
import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { attest, hashMachine, machineLeaf } from "../helpers/machines.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import type { MarketStage } from "./MarketStage.ts";
import { marketDomain } from "./orders.ts";

/** SNM wei in the buyer's wallet beside the ledger balance. */
export const BUYER_WALLET = parseEther("100000");

/** SNM wei in the buyer's ledger balance when the stage is ready. */
export const BUYER_BALANCE = parseEther("10000");

/** The fixture of the market's tests. */
export async function openMarket(): Promise<MarketStage> {
  const system = await deploySystem();
  const { buyer, hardware, market, supplier, token, worker } = system;
  const { chainId } = await chain.ethers.provider.getNetwork();

  const nodes = await formSignerSet(system, [BOND, BOND, BOND]);
  await confirmWorker(market, chainId, worker, supplier);
  const machine = await attest(system, nodes, await machineLeaf(worker.address));

  await token.transfer(buyer, BUYER_WALLET + BUYER_BALANCE);
  await token.connect(buyer).approve(market, BUYER_BALANCE);
  await market.connect(buyer).deposit(BUYER_BALANCE);
  const attested = { factsHash: hashMachine(machine).factsHash, benchmarks: [...machine.benchmarks] };
  return { ...system, hardware, chainId, nodes, attested };
}

/** What a worker signs for its master. */
export async function signBinding(
  market: Market,
  chainId: bigint,
  worker: { address: string; signTypedData: MarketStage["worker"]["signTypedData"] },
  master: { address: string },
  changes: { binding?: bigint; deadline?: bigint } = {},
): Promise<{ deadline: bigint; signature: string }> {
  const binding = changes.binding ?? (await market.workerBindings(worker.address));
  const deadline = changes.deadline ?? BigInt(await chain.networkHelpers.time.latest()) + 3_600n;
  const message = { worker: worker.address, master: master.address, binding, deadline };
  const domain = await marketDomain(market, chainId);
  const types = { WorkerBinding: [...workerBindingTypes.WorkerBinding] };
  return { deadline, signature: await worker.signTypedData(domain, types, message) };
}

/** Binds a worker to a master. */
export async function confirmWorker(
  market: Market,
  chainId: bigint,
  worker: MarketStage["worker"],
  master: MarketStage["supplier"],
): Promise<void> {
  const { deadline, signature } = await signBinding(market, chainId, worker, master);
  await market.connect(master).confirmWorker(worker, deadline, signature);
}
