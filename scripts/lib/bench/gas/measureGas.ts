import type { EIP1193Provider } from "@nomicfoundation/ignition-core";

import { Side } from "@sonm/protocol/generated/enums.ts";

import type { GasOperation } from "../gasLimits.ts";
import { createGasWorld, interfaces, type GasWorld } from "./GasWorld.ts";
import { BondScene } from "./BondScene.ts";
import { FeeScene } from "./FeeScene.ts";
import { HardwareScene } from "./HardwareScene.ts";
import { MarketScene, termsOf, toppedUpBy, type DealTerms } from "./MarketScene.ts";
import { ReportScene } from "./ReportScene.ts";
import { RewardScene } from "./RewardScene.ts";
import { SteerScene } from "./SteerScene.ts";
import { StakeScene, type StakeGas } from "./StakeScene.ts";
import { VoteScene } from "./VoteScene.ts";

/** Gas by operation. */
export type GasTable = Readonly<Record<GasOperation, number>>;

const { market } = interfaces;
const SNM = 10n ** 18n;
const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Deals in one bill. */
const BATCH = 50;
/** Delegators beside the one that is measured. */
const CROWD = 100;

/**
 * Runs every operation in its steady state on a development chain that nothing else uses.
 *
 * @param artifacts folder of compiled contracts, the project's own unless told
 */
export async function measureGas(provider: EIP1193Provider, artifacts?: string): Promise<GasTable> {
  const world = await createGasWorld(provider, artifacts);
  const reports = new ReportScene(world);
  await reports.grow(1);
  await reports.fillRings();
  await reports.grow(5);
  await reports.report(4);
  const gas: Partial<Record<GasOperation, number>> = await measureReport(reports, 4);
  const stakes = new StakeScene(world, reports);
  await stakes.fund();
  const few = await measureStakes(stakes, reports, 0, 4);
  const hardware = new HardwareScene(world, reports);
  Object.assign(gas, await measureMarket(world, hardware, new BondScene(world, reports)));
  for (const [members, signatures] of [
    [16, 11],
    [31, 21],
  ] as const) {
    await reports.grow(members);
    await reports.report(signatures);
    Object.assign(gas, await measureReport(reports, signatures));
  }
  // With every seat taken and many who delegate: whatever is more counts.
  const many = await measureStakes(stakes, reports, CROWD, 21);
  for (const [operation, value] of Object.entries(many) as [keyof StakeGas, number][]) {
    gas[operation] = Math.max(value, few[operation]);
  }
  gas.slash = (await reports.equivocate()).gas;
  Object.assign(gas, await new RewardScene(world, reports, hardware).measure());
  Object.assign(gas, await new SteerScene(world, reports).measure());
  const node = reports.owners[0];
  if (node === undefined) throw new Error("The scene lacks a masternode.");
  Object.assign(gas, await new VoteScene(world).measure(node.address));
  return gas as GasTable;
}

/**
 * Gas of what stakers do while rewards are on their way.
 *
 * @param crowd others who delegate to the node
 * @param signatures that a report takes
 */
async function measureStakes(
  stakes: StakeScene,
  reports: ReportScene,
  crowd: number,
  signatures: number,
): Promise<StakeGas> {
  const [owner] = reports.owners;
  if (owner === undefined) throw new Error("The scene lacks a masternode.");
  await stakes.crowd(owner.address, crowd);
  const delegator = await stakes.delegator(owner.address);
  for (let round = 0; round < 2; round += 1) await stakes.claim(owner.address, signatures);
  return stakes.measure(owner, delegator, signatures);
}

/** Gas of a report that credits its submitter nothing, and of one that does. */
async function measureReport(reports: ReportScene, signatures: 4 | 11 | 21): Promise<Partial<GasTable>> {
  const plain = (await reports.report(signatures)).gas;
  await reports.fund(signatures);
  return { [`report.${signatures}`]: plain, [`report.${signatures}.credited`]: (await reports.report(signatures)).gas };
}

async function measureMarket(world: GasWorld, hardware: HardwareScene, bonds: BondScene): Promise<Partial<GasTable>> {
  const { chain, newWallet } = world;
  const scene = new MarketScene(world);
  const wallets = await Promise.all(Array.from({ length: 6 }, () => newWallet()));
  const [buyer, newcomer, another, master, worker, anyone] = wallets;
  if (!buyer || !newcomer || !another || !master || !worker || !anyone) throw new Error("The scene lacks an actor.");

  // Each actor has dealt before, so that no account, nonce word or balance is empty.
  await scene.give(buyer, 100_000n * SNM);
  await scene.give(newcomer, 1_000n * SNM);
  await scene.give(another, 1_000n * SNM);
  await scene.approve(buyer, 50_000n * SNM);
  await scene.send(buyer, market.encodeFunctionData("deposit", [50_000n * SNM]));
  const gas: Partial<Record<GasOperation, number>> = {
    worker: (await scene.confirmWorker(master, worker)).gas,
  };
  const first = await hardware.attest(worker, anyone);
  gas["hardware.first"] = first.mined.gas;
  const { mined, attested } = await hardware.attest(worker, anyone);
  gas["hardware.again"] = mined.gas;
  gas["class.check"] = await hardware.checkClass(worker);

  const buy = async (duration: number) => scene.send(buyer, scene.buyData(await scene.ask(worker), duration, attested));
  const bill = (terms: DealTerms) => scene.send(anyone, market.encodeFunctionData("bill", [terms]));
  const close = (terms: DealTerms) => scene.send(buyer, market.encodeFunctionData("close", [terms]));
  const warm = termsOf(await buy(0));
  chain.pass(HOUR / 2);
  await bill(warm);
  await scene.send(buyer, market.encodeFunctionData("cancel", [255n]));

  // As the page does it: each deposit approves its exact amount.
  await scene.approve(buyer, 1_000n * SNM);
  gas.deposit = (await scene.send(buyer, market.encodeFunctionData("deposit", [1_000n * SNM]))).gas;
  gas.withdraw = (await scene.send(buyer, market.encodeFunctionData("withdraw", [1_000n * SNM]))).gas;
  const published = await scene.ask(worker);
  const announce = market.encodeFunctionData("announce", [published.order, published.signature]);
  gas.announce = (await scene.send(worker, announce)).gas;
  gas.presign = (await scene.send(worker, market.encodeFunctionData("presign", [await scene.idOf(published)]))).gas;
  gas.cancel = (await scene.send(worker, market.encodeFunctionData("cancel", [254n]))).gas;

  const spot = await buy(0);
  gas.buy = spot.gas;
  chain.pass(HOUR / 2);
  const spotBill = await bill(termsOf(spot));
  if (toppedUpBy(spotBill) === 0n) throw new Error("The bill that should top the reserve up did not.");
  gas["bill.topup"] = spotBill.gas;
  chain.pass(HOUR / 2);
  gas.close = (await close(termsOf(spot))).gas;
  gas["deal.life"] = gas.buy + gas["bill.topup"] + gas.close;

  const forward = termsOf(await buy(HOUR));
  chain.pass(HOUR / 4);
  const forwardBill = await bill(forward);
  if (toppedUpBy(forwardBill) !== 0n) throw new Error("The bill that should not top the reserve up did.");
  gas.bill = forwardBill.gas;

  const changing = termsOf(await buy(DAY));
  chain.pass(HOUR / 4);
  gas.request = (await scene.request(master, changing, changing.price * 2n, changing.duration)).gas;
  gas["request.match"] = (await scene.request(buyer, changing, changing.price * 2n, changing.duration)).gas;
  const amending = termsOf(await buy(DAY));
  chain.pass(HOUR / 4);
  gas.amend = (await scene.amend(anyone, buyer, master, amending, amending.price / 2n)).gas;

  const ask = await scene.ask(worker);
  gas.open = (await scene.send(anyone, scene.openData(ask, await scene.bid(buyer, HOUR), attested))).gas;
  gas["bill.batch50"] = await measureBatch(scene, world, buy, anyone);

  const firstBuy = scene.buyData(await scene.ask(worker), 0, attested);
  gas["buy.first"] = (await scene.buyByTransfer(newcomer, 100n * SNM, firstBuy)).gas;
  const permitBuy = scene.buyData(await scene.ask(worker), 0, attested);
  gas["buy.first.permit"] = (await scene.buyWithPermit(another, 100n * SNM, permitBuy)).gas;

  // The worker keeps a balance beside the bond, and got one back before.
  await scene.approve(buyer, 1_000n * SNM);
  await scene.send(buyer, market.encodeFunctionData("depositFor", [worker.address, 1_000n * SNM]));
  const before = await bonds.attest(worker.address, 1_000);
  const bonded = await scene.send(buyer, scene.buyData(await scene.ask(worker, 100n * SNM), 0, attested));
  gas["buy.bond"] = bonded.gas;
  chain.pass(HOUR);
  await close(termsOf(bonded));
  const after = await bonds.attest(worker.address, 1_000 + HOUR / 2);
  gas.refund = (await bonds.claim(buyer, termsOf(bonded), before, after)).gas;

  const forFees = termsOf(await buy(DAY));
  const earn = () => {
    chain.pass(HOUR / 4);
    return bill(forFees);
  };
  Object.assign(gas, await new FeeScene(world).measure(earn, buyer, another));

  gas["close.blacklist"] = await measureBlacklistingClose(scene, world, buy, buyer, worker);

  const cancelAsks = await scene.send(worker, market.encodeFunctionData("cancelAll", [Side.Ask]));
  const cancelBids = await scene.send(buyer, market.encodeFunctionData("cancelAll", [Side.Bid]));
  gas.cancelAll = Math.max(cancelAsks.gas, cancelBids.gas);
  return gas;
}

/** Gas of closing a deal and listing its machine. The pair has met a list before: the machine lists the buyer later on. */
async function measureBlacklistingClose(
  scene: MarketScene,
  { chain }: GasWorld,
  buy: (duration: number) => ReturnType<MarketScene["send"]>,
  buyer: Parameters<MarketScene["send"]>[0],
  worker: Parameters<MarketScene["send"]>[0],
): Promise<number> {
  const deal = termsOf(await buy(0));
  chain.pass(HOUR / 4);
  await scene.send(worker, market.encodeFunctionData("setBlacklisted", [buyer.address, true]));
  const close = market.encodeFunctionData("close", [deal]);
  const list = market.encodeFunctionData("setBlacklisted", [worker.address, true]);
  return (await scene.send(buyer, market.encodeFunctionData("multicall", [[close, list]]))).gas;
}

/** Gas for each of many deals that one transaction bills. */
async function measureBatch(
  scene: MarketScene,
  { chain }: GasWorld,
  buy: (duration: number) => ReturnType<MarketScene["send"]>,
  sender: Parameters<MarketScene["send"]>[0],
): Promise<number> {
  const deals: DealTerms[] = [];
  while (deals.length < BATCH) deals.push(termsOf(await buy(DAY)));
  chain.pass(HOUR / 4);
  const batch = await scene.send(sender, market.encodeFunctionData("billMany", [deals]));
  if (toppedUpBy(batch) !== 0n) throw new Error("The batch that should not top a reserve up did.");
  return Math.ceil(batch.gas / BATCH);
}
