import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { Rule } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { billOf, buyDeal } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;

describe("Market blacklist", () => {
  describe("setBlacklisted", () => {
    it("lists and takes off, in one direction only", async () => {
      const { buyer, market, worker } = await networkHelpers.loadFixture(openMarket);
      for (const [account, target] of [
        [buyer, worker],
        [worker, buyer],
      ] as const) {
        await expect(market.connect(account).setBlacklisted(target, true))
          .to.emit(market, "BlacklistSet")
          .withArgs(account.address, target.address, true);
        expect(await market.isBlacklisted(account, target)).to.equal(true);
        expect(await market.isBlacklisted(target, account)).to.equal(false);
        await expect(market.connect(account).setBlacklisted(target, false))
          .to.emit(market, "BlacklistSet")
          .withArgs(account.address, target.address, false);
        expect(await market.isBlacklisted(account, target)).to.equal(false);
      }
    });

    it("keeps the two directions of a pair apart", async () => {
      const { buyer, market, worker } = await networkHelpers.loadFixture(openMarket);
      await market.connect(buyer).setBlacklisted(worker, true);
      await market.connect(worker).setBlacklisted(buyer, true);
      await market.connect(buyer).setBlacklisted(worker, false);
      expect(await market.isBlacklisted(buyer, worker)).to.equal(false);
      expect(await market.isBlacklisted(worker, buyer)).to.equal(true);
    });

    it("reverts when nothing would change", async () => {
      const { buyer, market, worker } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).setBlacklisted(worker, false))
        .to.be.revertedWithCustomError(market, "BlacklistUnchanged")
        .withArgs(buyer.address, worker.address, false);
      await market.connect(buyer).setBlacklisted(worker, true);
      await expect(market.connect(buyer).setBlacklisted(worker, true))
        .to.be.revertedWithCustomError(market, "BlacklistUnchanged")
        .withArgs(buyer.address, worker.address, true);
    });

    it("reverts when an account lists itself", async () => {
      const { buyer, market } = await networkHelpers.loadFixture(openMarket);
      for (const listed of [true, false]) {
        await expect(market.connect(buyer).setBlacklisted(buyer, listed))
          .to.be.revertedWithCustomError(market, "BlacklistSelf")
          .withArgs(buyer.address);
      }
      expect(await market.isBlacklisted(buyer, buyer)).to.equal(false);
    });

    it("touches neither balances nor orders nor deals that run", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, supplier, worker } = stage;
      const { terms, escrow } = await buyDeal(stage);
      await market.connect(buyer).setBlacklisted(worker, true);
      await market.connect(worker).setBlacklisted(buyer, true);
      await market.connect(buyer).setBlacklisted(ZeroAddress, true);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - escrow);
      expect(await market.orderEpoch(buyer, 1)).to.equal(0n);
      await networkHelpers.time.increase(50n);
      const { bill, closing } = await billOf(stage, market.connect(supplier).bill(terms));
      expect(bill.paid).to.be.greaterThan(0n);
      expect(closing).to.equal(undefined);
      await market.connect(buyer).close(terms);
    });
  });

  describe("setBanned", () => {
    it("keeps the account out of new deals as buyer, worker or master, until it is taken off", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, dao, market, supplier, worker } = stage;
      const values = [buyer.address, worker.address, supplier.address];
      for (const account of [buyer, worker, supplier]) {
        await expect(market.connect(dao).setBanned(account, true))
          .to.emit(market, "BanSet")
          .withArgs(account.address, true);
        expect(await market.isBanned(account)).to.equal(true);
        const match = { ask: await signAsk(stage), bid: await signBid(stage) };
        await expectRefused(stage, match, Rule.Blacklist, "DealBlacklisted", values);
        await expect(market.connect(dao).setBanned(account, false))
          .to.emit(market, "BanSet")
          .withArgs(account.address, false);
        expect(await market.isBanned(account)).to.equal(false);
        await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage) });
      }
    });

    it("leaves others alone", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await stage.market.connect(stage.dao).setBanned(stage.stranger, true);
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage) });
    });

    it("stops no bill, no close and no withdrawal", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, dao, market, supplier, worker } = stage;
      const { terms } = await buyDeal(stage);
      for (const account of [buyer, worker, supplier]) await market.connect(dao).setBanned(account, true);
      await market.bill(terms);
      await market.connect(supplier).withdraw(await market.balanceOf(supplier));
      const { closing } = await billOf(stage, market.connect(buyer).close(terms));
      expect(closing).to.not.equal(undefined);
      await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    });

    it("reverts for others than the DAO, and when nothing would change", async () => {
      const { dao, market, stranger, buyer } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(stranger).setBanned(buyer, true))
        .to.be.revertedWithCustomError(market, "MarketDaoOnly")
        .withArgs(stranger.address);
      await expect(market.connect(dao).setBanned(buyer, false))
        .to.be.revertedWithCustomError(market, "BlacklistUnchanged")
        .withArgs(dao.address, buyer.address, false);
      await market.connect(dao).setBanned(buyer, true);
      await expect(market.connect(dao).setBanned(buyer, true))
        .to.be.revertedWithCustomError(market, "BlacklistUnchanged")
        .withArgs(dao.address, buyer.address, true);
    });
  });
});
