import { expect } from "chai";
import { ZeroHash } from "ethers";

import { BENCHMARK_LIMIT } from "@sonm/protocol/generated/constants.ts";
import { CloseReason, Rule } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { countSteps } from "../helpers/trace.ts";
import { billOf, billsOf, buyDeal, dealOf, NO_HARDWARE, nextAt, now } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import { BUYER_BALANCE, confirmWorker, openMarket, signBinding } from "./openMarket.ts";
import { signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;

describe("Market against the weaknesses of the first SONM: who deals with whom", () => {
  it("weakness_W_07_aShortDemandIsZeroAndNotCopiedFromTheAsk", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const [offer, nothing] = [await signAsk(stage, { networkFlags: 0n, benchmarks: [] }), await signAsk(stage)];
    const demanding = await signBid(stage, { networkFlags: 4n, benchmarks: [0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n] });
    const failed = await stage.market.whyNot(offer.order, demanding.order, NO_HARDWARE);
    expect(failed).to.equal((1n << BigInt(Rule.NetworkFlags)) | (1n << BigInt(Rule.Benchmarks)));
    const modest = await signBid(stage, { networkFlags: 0n, benchmarks: [] });
    expect(await stage.market.whyNot(nothing.order, modest.order, NO_HARDWARE)).to.equal(0n);
  });

  it("weakness_W_11_aSpotBidOnAForwardAskIsASpotDealAndSaysSo", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier } = stage;
    const [ask, bid] = [await signAsk(stage, { duration: 86_400 }), await signBid(stage, { duration: 0 })];
    const sent = await market.open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
    const { terms, id } = await dealOf(stage, sent);
    expect(terms.duration).to.equal(0n);
    await networkHelpers.time.increase(3n * DAY);
    const { closing } = await billOf(stage, market.bill(terms));
    expect(closing).to.equal(undefined); // it has no end
    const closed = await billOf(stage, market.connect(supplier).close(terms));
    expect(closed.closing).to.include({ id, reason: BigInt(CloseReason.Supplier) });
  });

  it("weakness_W_12_identityIsTheMastersEverywhere", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { dao, holder, profiles, supplier, worker } = stage;
    await profiles.connect(dao).setValidator(holder, 4);
    const expiresAt = (await now()) + DAY;
    const match = async () => ({ ask: await signAsk(stage), bid: await signBid(stage, { identityLevel: 2 }) });
    await profiles.connect(holder).certify(worker, 4, expiresAt, ZeroHash);
    const values = [supplier.address, 1n, 2n];
    await expectRefused(stage, await match(), Rule.IdentityLevel, "DealIdentityTooLow", values);
    await profiles.connect(holder).certify(supplier, 2, expiresAt, ZeroHash);
    await profiles.connect(worker).revoke(worker, 4);
    await expectFits(stage, await match());
  });

  it("weakness_W_14_dealsWithOneselfAreRefused", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier, token, worker } = stage;
    await token.approve(market, 2n * BUYER_BALANCE);
    for (const account of [supplier, worker]) {
      await market.depositFor(account, BUYER_BALANCE);
      const ask = await signAsk(stage);
      await expect(market.connect(account).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "DealSelfTrade")
        .withArgs(account.address);
    }
  });

  it("weakness_W_15_aWorkerChoosesEachMasterAndIsNotTakenBack", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { chainId, market, operator, stranger, supplier } = stage;
    const first = await signBinding(market, chainId, operator, stranger);
    const second = await signBinding(market, chainId, operator, supplier);
    await market.connect(stranger).confirmWorker(operator, first.deadline, first.signature);
    await expect(market.connect(supplier).confirmWorker(operator, second.deadline, second.signature))
      .to.be.revertedWithCustomError(market, "WorkerHasMaster")
      .withArgs(operator.address, stranger.address);
    await market.connect(operator).removeWorker(operator);
    for (const [master, { deadline, signature }] of [
      [stranger, first],
      [supplier, second],
    ] as const) {
      await expect(market.connect(master).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, master.address);
    }
    await confirmWorker(market, chainId, operator, supplier);
    await confirmWorker(market, chainId, stranger, operator); // whoever was a worker can be a master
  });

  it("weakness_W_16_eachSideListsTheOtherAtAnyTime", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier, worker } = stage;
    for (const [account, target] of [
      [buyer, supplier],
      [supplier, buyer],
      [worker, buyer],
    ] as const) {
      await market.connect(account).setBlacklisted(target, true);
      const ask = await signAsk(stage);
      await expect(
        market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
      ).to.be.revertedWithCustomError(market, "DealBlacklisted");
      await market.connect(account).setBlacklisted(target, false);
    }
  });

  it("weakness_W_16_aBuyerClosesAndListsWorkerAndMasterInOneTransaction", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier, worker } = stage;
    const { terms } = await buyDeal(stage);
    const list = (target: { address: string }) =>
      market.interface.encodeFunctionData("setBlacklisted", [target.address, true]);
    const close = market.interface.encodeFunctionData("close", [terms]);
    const { closings } = await billsOf(stage, market.connect(buyer).multicall([close, list(worker), list(supplier)]));
    expect(closings).to.have.length(1);
    for (const target of [worker, supplier]) expect(await market.isBlacklisted(buyer, target)).to.equal(true);
    const values = [buyer.address, worker.address, supplier.address];
    const match = { ask: await signAsk(stage), bid: await signBid(stage) };
    await expectRefused(stage, match, Rule.Blacklist, "DealBlacklisted", values);
  });

  it("weakness_W_19_aBidCanDemandNumbersThatWereMeasured", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { attested, market, stranger, worker } = stage;
    const boast = await signAsk(stage, { benchmarks: Array.from({ length: 16 }, () => BENCHMARK_LIMIT - 1n) });
    const bid = await signBid(stage, { maxAttestationAge: 86_400 });
    await expect(market.connect(stranger).open(boast.order, boast.signature, bid.order, bid.signature, attested))
      .to.be.revertedWithCustomError(market, "DealBenchmarksNotAttested")
      .withArgs(worker.address);
    const honest = await signAsk(stage);
    await expect(
      market.connect(stranger).open(honest.order, honest.signature, bid.order, bid.signature, attested),
    ).to.emit(market, "DealOpened");
  });

  it("weakness_W_24_ordersExpireAndCostNoStorage", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, worker } = stage;
    const ask = await signAsk(stage);
    const announced = await market.connect(worker).announce(ask.order, ask.signature);
    expect(await countSteps(announced.hash, "SSTORE", "SLOAD")).to.equal(0);
    await nextAt(BigInt(ask.fields.validUntil) + 1n);
    await expect(
      market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "OrderExpired");
  });
});
