import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { chain } from "../helpers/chain.ts";
import { billOf, buyDeal } from "./deals.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";

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
});
