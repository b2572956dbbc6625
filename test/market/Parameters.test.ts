import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { MAX_FEE, MAX_PAUSE, PAUSE_COOLDOWN } from "@sonm/protocol/generated/constants.ts";
import { Rule, Side } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { buyDeal, NO_HARDWARE, nextAt, now } from "./deals.ts";
import { BUYER_BALANCE, confirmWorker, openMarket } from "./openMarket.ts";
import { signAsk, signBid } from "./orders.ts";

const { ethers, networkHelpers } = chain;

describe("Market parameters", () => {
  it("start as deployed", async () => {
    const { market, reports, splitter, treasury } = await networkHelpers.loadFixture(openMarket);
    expect(await market.dao()).to.equal(await treasury.getAddress());
    expect(await market.feeCollector()).to.equal(await splitter.getAddress());
    expect([await market.fee(), await market.feesHeld(), await market.pausedUntil()]).to.deep.equal([100n, 0n, 0n]);
    expect(await market.eip712Domain()).to.deep.equal([
      "0x0f",
      "SONM Market",
      "1",
      (await ethers.provider.getNetwork()).chainId,
      await market.getAddress(),
      `0x${"00".repeat(32)}`,
      [],
    ]);
    expect(await reports.getAddress()).to.not.equal(ZeroAddress);
  });

  it("are set by the treasury only", async () => {
    const { buyer, deployer, holder, market } = await networkHelpers.loadFixture(openMarket);
    for (const caller of [buyer, deployer, holder]) {
      for (const call of [
        () => market.connect(caller).setFee(1n),
        () => market.connect(caller).setFeeCollector(caller),
        () => market.connect(caller).pauseEntries(1n),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(market, "MarketDaoOnly").withArgs(caller.address);
      }
    }
  });

  describe("setFee", () => {
    it("takes anything up to the highest fee", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      for (const fee of [0n, 1n, MAX_FEE]) {
        await expect(market.connect(dao).setFee(fee)).to.emit(market, "FeeSet").withArgs(fee);
        expect(await market.fee()).to.equal(fee);
      }
    });

    it("reverts above it", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      for (const fee of [MAX_FEE + 1n, 1n << 16n, (1n << 256n) - 1n]) {
        await expect(market.connect(dao).setFee(fee))
          .to.be.revertedWithCustomError(market, "MarketFeeTooHigh")
          .withArgs(fee, MAX_FEE);
      }
    });
  });

  describe("setFeeCollector and collectFees", () => {
    it("pay the fees of all bills so far to whom it is then", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { dao, market, operator, stranger, token } = stage;
      await expect(market.connect(dao).setFeeCollector(operator))
        .to.emit(market, "FeeCollectorSet")
        .withArgs(operator.address);
      const { terms } = await buyDeal(stage);
      await networkHelpers.time.increase(1_000n);
      await market.bill(terms);
      const fees = await market.feesHeld();
      expect(fees).to.be.greaterThan(0n);
      expect(await market.connect(stranger).collectFees.staticCall()).to.equal(fees);
      const collected = market.connect(stranger).collectFees();
      await expect(collected).to.emit(market, "FeesCollected").withArgs(operator.address, fees);
      await expect(collected).to.changeTokenBalances(ethers, token, [operator, market], [fees, -fees]);
      expect(await market.feesHeld()).to.equal(0n);
      await expect(market.collectFees()).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    });

    it("reverts for the zero address", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(dao).setFeeCollector(ZeroAddress)).to.be.revertedWithCustomError(
        market,
        "MarketAddressZero",
      );
    });
  });

  describe("pauseEntries", () => {
    it("ends by itself", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      const at = (await now()) + 10n;
      await nextAt(at);
      await expect(market.connect(dao).pauseEntries(MAX_PAUSE))
        .to.emit(market, "EntriesPaused")
        .withArgs(at + MAX_PAUSE);
      expect(await market.pausedUntil()).to.equal(at + MAX_PAUSE);
    });

    it("reverts when it would last too long", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      for (const duration of [MAX_PAUSE + 1n, (1n << 256n) - 1n]) {
        await expect(market.connect(dao).pauseEntries(duration))
          .to.be.revertedWithCustomError(market, "MarketPauseTooLong")
          .withArgs(duration, MAX_PAUSE);
      }
    });

    it("reverts until the cooldown since the last pause began has passed, to the second", async () => {
      const { dao, market } = await networkHelpers.loadFixture(openMarket);
      const at = (await now()) + 10n;
      await nextAt(at);
      await market.connect(dao).pauseEntries(1n);
      for (const time of [at + 1n, at + MAX_PAUSE, at + PAUSE_COOLDOWN - 1n]) {
        await nextAt(time);
        await expect(market.connect(dao).pauseEntries(1n))
          .to.be.revertedWithCustomError(market, "MarketPauseTooSoon")
          .withArgs(at + PAUSE_COOLDOWN);
      }
      await nextAt(at + PAUSE_COOLDOWN);
      await market.connect(dao).pauseEntries(5n);
      expect(await market.pausedUntil()).to.equal(at + PAUSE_COOLDOWN + 5n);
    });

    it("stops new deals alone: orders, workers, lists and deposits go on", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, chainId, dao, market, operator, stranger, token, worker } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await market.connect(dao).pauseEntries(MAX_PAUSE);
      expect(await market.whyNot(ask.order, bid.order, NO_HARDWARE)).to.equal(1n << BigInt(Rule.Paused));
      await market.connect(worker).announce(ask.order, ask.signature);
      await market.connect(worker).presign(ask.id);
      await market.connect(worker).cancel(ask.fields.nonce);
      await market.connect(buyer).cancelAll(Side.Bid);
      await confirmWorker(market, chainId, operator, stranger);
      await market.connect(stranger).removeWorker(operator);
      await market.connect(buyer).setBlacklisted(worker, true);
      await token.connect(buyer).approve(market, 1n);
      await market.connect(buyer).deposit(1n);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + 1n);
    });

    it("keeps fee and collected fees as they are", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { dao, market } = stage;
      const { terms } = await buyDeal(stage);
      await networkHelpers.time.increase(1_000n);
      await market.bill(terms);
      const before = [await market.fee(), await market.feesHeld()];
      await market.connect(dao).pauseEntries(MAX_PAUSE);
      expect([await market.fee(), await market.feesHeld()]).to.deep.equal(before);
    });
  });

  describe("the constructor", () => {
    it("reverts for a missing contract and for a fee above the highest", async () => {
      const { hardware, market, reports, token, treasury } = await networkHelpers.loadFixture(openMarket);
      const factory = await ethers.getContractFactory("Market");
      const setup = { token, rates: reports, hardware, dao: treasury, feeCollector: treasury, fee: 100n };
      for (const name of ["token", "rates", "hardware", "dao", "feeCollector"] as const) {
        await expect(factory.deploy({ ...setup, [name]: ZeroAddress })).to.be.revertedWithCustomError(
          market,
          "MarketAddressZero",
        );
      }
      await expect(factory.deploy({ ...setup, fee: MAX_FEE + 1n }))
        .to.be.revertedWithCustomError(market, "MarketFeeTooHigh")
        .withArgs(MAX_FEE + 1n, MAX_FEE);
      await factory.deploy(setup);
    });
  });
});
