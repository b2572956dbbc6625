import { expect } from "chai";
import { TypedDataEncoder, Wallet, id as hashText } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { orderMessage, unpackOrder, type OrderFields, type PackedOrder } from "@sonm/protocol/order.ts";

import { chain } from "../helpers/chain.ts";
import { NO_HARDWARE } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { askFields, bidFields, marketDomain, ORDER_TYPES, pack, signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;

/** What a wallet computes for the fields that it shows. */
async function walletHash(stage: MarketStage, fields: OrderFields): Promise<string> {
  const domain = await marketDomain(stage.market, stage.chainId);
  return TypedDataEncoder.hash(domain, ORDER_TYPES, { ...orderMessage(fields) });
}

/** An order with a different value in each field, all as large as their types allow. */
async function fullFields(stage: MarketStage, words: number): Promise<OrderFields> {
  const address = (name: string) => new Wallet(hashText(name)).address as `0x${string}`;
  return askFields(stage, {
    side: 255,
    author: address("author"),
    counterparty: address("counterparty"),
    price: (1n << 96n) - 2n,
    duration: 2 ** 32 - 3,
    networkFlags: (1n << 64n) - 4n,
    identityLevel: 251,
    blacklist: address("blacklist"),
    tag: hashText("tag") as `0x${string}`,
    maxAttestationAge: 2 ** 32 - 5,
    bond: (1n << 96n) - 6n,
    validUntil: 2 ** 40 - 7,
    epoch: 2 ** 32 - 8,
    nonce: (1n << 64n) - 9n,
    benchmarks: Array.from({ length: words * 4 }, (_, index) => (1n << 63n) - 1n - BigInt(index)),
  });
}

describe("Market orders", () => {
  describe("orderId", () => {
    for (const words of [0, 1, 2, 4, 7, 8]) {
      it(`is the hash of what a wallet shows, with ${words} words of benchmarks`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const fields = await fullFields(stage, words);
        expect(pack(fields).benchmarks.length).to.equal(words);
        expect(await stage.market.orderId(pack(fields))).to.equal(await walletHash(stage, fields));
      });
    }

    it("is the hash of what a wallet shows for a plain ask and a plain bid", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      for (const fields of [await askFields(stage), await bidFields(stage)]) {
        expect(await stage.market.orderId(pack(fields))).to.equal(await walletHash(stage, fields));
      }
    });

    it("differs when any field differs", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const fields = await askFields(stage);
      const other = await fullFields(stage, 3);
      const ids = new Set([await stage.market.orderId(pack(fields))]);
      const names = Object.keys(fields) as (keyof OrderFields)[];
      for (const name of names) {
        ids.add(await stage.market.orderId(pack({ ...fields, [name]: other[name] })));
      }
      expect(ids.size).to.equal(1 + names.length);
    });

    it("does not depend on the bits that are no field", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const order = pack(await askFields(stage));
      const spoilt = {
        ...order,
        terms: BigInt(order.terms) | 0xffn,
        replay: BigInt(order.replay) | 0xffffffffffffffffn,
      };
      expect(await stage.market.orderId(spoilt)).to.equal(await stage.market.orderId(order));
    });
  });

  describe("announce", () => {
    it("publishes all that a taker needs, and stores nothing", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, worker } = stage;
      const ask = await signAsk(stage, { tag: hashText("rig") as `0x${string}` });
      const sent = await market.connect(worker).announce(ask.order, ask.signature);
      const receipt = await sent.wait();
      const event = market.interface.parseLog(receipt?.logs[0] ?? { topics: [], data: "" });
      expect(event?.name).to.equal("OrderAnnounced");
      const { id, author, order, signature } = event?.args as unknown as {
        id: string;
        author: string;
        order: { toObject(deep: boolean): PackedOrder };
        signature: string;
      };
      expect([id, author, signature]).to.deep.equal([ask.id, worker.address, ask.signature]);
      const published = unpackOrder(order.toObject(true));
      expect(await market.orderId(pack(published))).to.equal(ask.id);
      expect(await market.presigned(worker, ask.id)).to.equal(false);
      expect(await market.nonceUsed(worker, ask.fields.nonce)).to.equal(false);
    });

    it("reverts when the caller is not the author", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, supplier, worker } = stage;
      const ask = await signAsk(stage);
      await expect(market.connect(supplier).announce(ask.order, ask.signature))
        .to.be.revertedWithCustomError(market, "OrderAuthorOnly")
        .withArgs(worker.address, supplier.address);
    });
  });

  describe("presign", () => {
    it("signs by a transaction: the order fills with an empty signature", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      const order = pack(await askFields(stage));
      const id = await market.orderId(order);
      expect(await market.presigned(worker, id)).to.equal(false);
      await expect(market.connect(worker).presign(id)).to.emit(market, "OrderPresigned").withArgs(id, worker.address);
      expect(await market.presigned(worker, id)).to.equal(true);
      await expect(market.connect(buyer).buy(order, "0x", 0n, 0n, NO_HARDWARE)).to.emit(market, "DealOpened");
    });

    it("is not undone, but cancelling ends it", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      const fields = await askFields(stage);
      const order = pack(fields);
      await market.connect(worker).presign(await market.orderId(order));
      await market.connect(worker).cancel(fields.nonce);
      await expect(market.connect(buyer).buy(order, "0x", 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(worker.address, fields.nonce);
    });

    it("of somebody else's order signs nothing", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger, supplier, worker } = stage;
      const order = pack(await askFields(stage));
      const id = await market.orderId(order);
      for (const account of [stranger, supplier, buyer]) {
        await market.connect(account).presign(id);
        expect(await market.presigned(worker, id)).to.equal(false);
      }
      await expect(market.connect(buyer).buy(order, "0x", 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderSignatureInvalid")
        .withArgs(id, worker.address);
    });
  });

  describe("cancel", () => {
    it("uses the nonce up, so that the signed order is void", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      const ask = await signAsk(stage);
      await expect(market.connect(worker).cancel(ask.fields.nonce))
        .to.emit(market, "OrderCancelled")
        .withArgs(worker.address, ask.fields.nonce);
      expect(await market.nonceUsed(worker, ask.fields.nonce)).to.equal(true);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(worker.address, ask.fields.nonce);
    });

    it("touches neither the neighbours of the nonce nor the same nonce of others", async () => {
      const { buyer, market, worker } = await networkHelpers.loadFixture(openMarket);
      for (const nonce of [0n, 255n, 256n, (1n << 64n) - 1n]) {
        await market.connect(worker).cancel(nonce);
        expect(await market.nonceUsed(worker, nonce)).to.equal(true);
        expect(await market.nonceUsed(buyer, nonce)).to.equal(false);
      }
      for (const nonce of [1n, 254n, 257n, (1n << 64n) - 2n]) {
        expect(await market.nonceUsed(worker, nonce)).to.equal(false);
      }
    });

    it("reverts when the nonce was cancelled or filled", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      await market.connect(worker).cancel(77n);
      await expect(market.connect(worker).cancel(77n))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(worker.address, 77n);
      const ask = await signAsk(stage);
      await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
      await expect(market.connect(worker).cancel(ask.fields.nonce))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(worker.address, ask.fields.nonce);
    });

    it("voids the asks and the bids that share the nonce", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market } = stage;
      const bid = await signBid(stage, { nonce: 5n });
      await market.connect(buyer).cancel(5n);
      expect(await market.whyNot((await signAsk(stage)).order, bid.order, NO_HARDWARE)).to.equal(1n << 6n);
    });
  });

  describe("cancelAll", () => {
    it("voids every ask of the caller and no bid", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      const asks = [await signAsk(stage), await signAsk(stage)];
      await expect(market.connect(worker).cancelAll(Side.Ask))
        .to.emit(market, "OrdersCancelled")
        .withArgs(worker.address, Side.Ask, 1n);
      for (const ask of asks) {
        await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE))
          .to.be.revertedWithCustomError(market, "OrderEpochWrong")
          .withArgs(0n, 1n);
      }
      expect(await market.orderEpoch(worker, Side.Ask)).to.equal(1n);
      expect(await market.orderEpoch(worker, Side.Bid)).to.equal(0n);
      expect(await market.orderEpoch(buyer, Side.Ask)).to.equal(0n);
    });

    it("voids every bid of the caller and no ask", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await expect(market.connect(buyer).cancelAll(Side.Bid))
        .to.emit(market, "OrdersCancelled")
        .withArgs(buyer.address, Side.Bid, 1n);
      await expect(market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderEpochWrong")
        .withArgs(0n, 1n);
      expect(await market.orderEpoch(buyer, Side.Bid)).to.equal(1n);
      expect(await market.orderEpoch(buyer, Side.Ask)).to.equal(0n);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.emit(
        market,
        "DealOpened",
      );
    });

    it("lets orders of the new epoch fill, and keeps future epochs void", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      await market.connect(worker).cancelAll(Side.Ask);
      const early = await signAsk(stage, { epoch: 2 });
      await expect(market.connect(buyer).buy(early.order, early.signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderEpochWrong")
        .withArgs(2n, 1n);
      const ask = await signAsk(stage, { epoch: 1 });
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.emit(
        market,
        "DealOpened",
      );
    });

    it("reverts for a side that does not exist", async () => {
      const { market, worker } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(worker).cancelAll(2)).to.be.revert(chain.ethers);
    });

    it("leaves the account's balance, master and lists as they are", async () => {
      const { buyer, market, supplier, worker } = await networkHelpers.loadFixture(openMarket);
      const balance = await market.balanceOf(buyer);
      await market.connect(buyer).cancelAll(Side.Bid);
      await market.connect(worker).cancelAll(Side.Ask);
      expect(await market.balanceOf(buyer)).to.equal(balance);
      expect(await market.masterOf(worker)).to.equal(supplier.address);
      expect(await market.workerBindings(worker)).to.equal(1n);
    });
  });
});
