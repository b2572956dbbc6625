import { expect } from "chai";
import { concat, getBytes, hexlify, Signature, ZeroAddress } from "ethers";

import { orderMessage, packOrder } from "@sonm/protocol/order.ts";

import { chain } from "../helpers/chain.ts";
import { namedWallet } from "../helpers/masternodes.ts";
import { NO_HARDWARE } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { askFields, marketDomain, ORDER_TYPES, pack, sign, signAsk, signBid, type SignedOrder } from "./orders.ts";

const { ethers, networkHelpers } = chain;

/** The order of the curve: s and N - s make two signatures of one message. */
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const buy = (stage: MarketStage, ask: Pick<SignedOrder, "order" | "signature">) =>
  stage.market.connect(stage.buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);

async function refused(stage: MarketStage, ask: SignedOrder, signature: string): Promise<void> {
  await expect(buy(stage, { ...ask, signature }))
    .to.be.revertedWithCustomError(stage.market, "OrderSignatureInvalid")
    .withArgs(ask.id, ask.fields.author);
}

/** A contract wallet that a key controls. */
async function deployWallet(stage: MarketStage) {
  const key = await namedWallet("key of a contract wallet");
  const wallet = await ethers.deployContract("WalletMock", [key.address], stage.deployer);
  const address = await wallet.getAddress();
  const fields = await askFields(stage, { author: address as `0x${string}` });
  const ask = await sign(stage, { address, signTypedData: key.signTypedData.bind(key) }, fields);
  return { wallet, key, ask };
}

describe("Market signatures", () => {
  describe("of keys", () => {
    it("come in 65 bytes or in 64 (ERC-2098)", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [long, short] = [await signAsk(stage), await signAsk(stage)];
      const compact = Signature.from(short.signature).compactSerialized;
      expect([getBytes(long.signature).length, getBytes(compact).length]).to.deep.equal([65, 64]);
      await expect(buy(stage, long)).to.emit(stage.market, "DealOpened");
      await expect(buy(stage, { ...short, signature: compact })).to.emit(stage.market, "DealOpened");
    });

    it("fail when another key made them", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      const forged = await sign(stage, stage.stranger, ask.fields);
      await refused(stage, ask, forged.signature);
      await refused(stage, ask, (await sign(stage, stage.supplier, ask.fields)).signature);
    });

    it("fail for an order with any other field", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      const cheaper = { ...ask.fields, price: ask.fields.price - 1n };
      const changed = { ...ask, fields: cheaper, order: pack(cheaper), id: await stage.market.orderId(pack(cheaper)) };
      await refused(stage, changed, ask.signature);
    });

    it("fail in their malleable form", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      const { r, s, v } = Signature.from(ask.signature);
      const highS = `0x${(CURVE_ORDER - BigInt(s)).toString(16).padStart(64, "0")}`;
      await refused(stage, ask, concat([r, highS, v === 27 ? "0x1c" : "0x1b"]));
      await refused(stage, ask, concat([r, s, v === 27 ? "0x00" : "0x01"]));
      await expect(buy(stage, ask)).to.emit(stage.market, "DealOpened");
    });

    it("fail when bytes are missing or added", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      const bytes = getBytes(ask.signature);
      for (const length of [1, 32, 63]) await refused(stage, ask, hexlify(bytes.slice(0, length)));
      await refused(stage, ask, concat([bytes, "0x00"]));
      await refused(stage, ask, `0x${"00".repeat(65)}`);
      await refused(stage, ask, `0x${"00".repeat(64)}`);
    });

    it("fail when empty, unless the order was presigned", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      await refused(stage, ask, "0x");
      await stage.market.connect(stage.worker).presign(ask.id);
      await expect(buy(stage, { ...ask, signature: "0x" })).to.emit(stage.market, "DealOpened");
    });

    it("fail when they were made for another chain or another contract", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      const domain = await marketDomain(stage.market, stage.chainId);
      const message = { ...orderMessage(ask.fields) };
      const other = (changes: object) => stage.worker.signTypedData({ ...domain, ...changes }, ORDER_TYPES, message);
      await refused(stage, ask, await other({ chainId: stage.chainId + 1n }));
      await refused(stage, ask, await other({ verifyingContract: await stage.reports.getAddress() }));
      await refused(stage, ask, await other({ name: "SONM Reports" }));
      await refused(stage, ask, await other({ version: "2" }));
      expect(await other({})).to.equal(ask.signature);
    });

    it("fail when they are eth_sign signatures of the id", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage);
      await refused(stage, ask, await stage.worker.signMessage(getBytes(ask.id)));
    });

    it("fail for the zero address, for which nobody signs", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const fields = await askFields(stage, { author: ZeroAddress as `0x${string}` });
      const order = pack(fields);
      const ask = { fields, order, signature: "0x", id: await stage.market.orderId(order) };
      await refused(stage, ask, `0x${"00".repeat(65)}`);
      await refused(stage, ask, `0x${"00".repeat(64)}`);
      await refused(stage, ask, "0x");
    });

    it("fail the second time, after a fill", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
      await expect(buy(stage, ask))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(ask.fields.author, ask.fields.nonce);
      const fresh = await signAsk(stage);
      await expect(market.connect(stranger).open(fresh.order, fresh.signature, bid.order, bid.signature, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderNonceUsed")
        .withArgs(bid.fields.author, bid.fields.nonce);
    });

    it("of the bid are checked as well as those of the ask", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const forged = await sign(stage, stranger, bid.fields);
      await expect(market.connect(stranger).open(ask.order, ask.signature, bid.order, forged.signature, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderSignatureInvalid")
        .withArgs(bid.id, bid.fields.author);
      await expect(market.connect(stranger).open(ask.order, bid.signature, bid.order, bid.signature, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderSignatureInvalid")
        .withArgs(ask.id, ask.fields.author);
    });
  });

  describe("of contract wallets (ERC-1271)", () => {
    it("count when the wallet says so", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { ask } = await deployWallet(stage);
      await expect(buy(stage, ask)).to.emit(stage.market, "DealOpened");
    });

    it("do not count when the wallet refuses, reverts or answers short", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { wallet, ask } = await deployWallet(stage);
      await refused(stage, ask, (await sign(stage, stage.stranger, ask.fields)).signature);
      for (const answer of [2, 3, 4]) {
        await wallet.setAnswer(answer);
        await refused(stage, ask, ask.signature);
      }
    });

    it("are asked for again when the order fills: an answer that changed counts", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { wallet, ask } = await deployWallet(stage);
      const announce = stage.market.interface.encodeFunctionData("announce", [ask.order, ask.signature]);
      await wallet.execute(stage.market, announce);
      await wallet.setAnswer(2);
      await refused(stage, ask, ask.signature);
      await wallet.setAnswer(0);
      await expect(buy(stage, ask)).to.emit(stage.market, "DealOpened");
    });

    it("can't fill an order twice, even if the wallet always says yes", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { wallet, ask } = await deployWallet(stage);
      await wallet.setAnswer(1);
      await expect(buy(stage, { ...ask, signature: "0x01" })).to.emit(stage.market, "DealOpened");
      await expect(buy(stage, { ...ask, signature: "0x02" }))
        .to.be.revertedWithCustomError(stage.market, "OrderNonceUsed")
        .withArgs(ask.fields.author, ask.fields.nonce);
    });

    it("are not asked for with an empty signature: that is what presigned orders have", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { wallet, ask } = await deployWallet(stage);
      await wallet.setAnswer(1);
      await refused(stage, ask, "0x");
      await wallet.setAnswer(3);
      await wallet.execute(stage.market, stage.market.interface.encodeFunctionData("presign", [ask.id]));
      await expect(buy(stage, { ...ask, signature: "0x" })).to.emit(stage.market, "DealOpened");
    });

    it("pay and are paid like any account", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, token } = stage;
      const { wallet } = await deployWallet(stage);
      await token.approve(market, 1_000n);
      await market.depositFor(wallet, 1_000n);
      await wallet.execute(market, market.interface.encodeFunctionData("withdraw", [1_000n]));
      expect(await token.balanceOf(wallet)).to.equal(1_000n);
    });
  });

  describe("of accounts with delegated code (EIP-7702)", () => {
    it("are made by the account's key as before", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, deployer } = stage;
      const account = await namedWallet("account with delegated code");
      const implementation = await ethers.deployContract("WalletMock", [stage.stranger.address], deployer);
      const relayer = await namedWallet("relayer");
      const authorization = await account.authorize({
        address: await implementation.getAddress(),
        nonce: 0,
        chainId: stage.chainId,
      });
      await (
        await relayer.sendTransaction({
          to: relayer.address,
          authorizationList: [authorization],
          gasLimit: 500_000,
        })
      ).wait();
      const code = await ethers.provider.getCode(account.address);
      expect(code.toLowerCase()).to.equal(`0xef0100${(await implementation.getAddress()).slice(2).toLowerCase()}`);

      const fields = await askFields(stage, { author: account.address as `0x${string}` });
      const ask = await sign(stage, account, fields);
      await expect(buy(stage, ask)).to.emit(market, "DealOpened");

      const second = await sign(stage, account, await askFields(stage, { author: account.address as `0x${string}` }));
      const byImplementationKey = await sign(stage, stage.stranger, second.fields);
      await expect(buy(stage, { ...second, signature: byImplementationKey.signature })).to.emit(market, "DealOpened");
      const third = await sign(stage, account, await askFields(stage, { author: account.address as `0x${string}` }));
      await refused(stage, third, (await sign(stage, stage.buyer, third.fields)).signature);
    });
  });

  it("cover exactly the fields that a wallet shows", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const fields = await askFields(stage);
    const order = pack(fields);
    const { signature } = await sign(stage, stage.worker, fields);
    const packed = packOrder(fields);
    const spoilt = { ...order, terms: packed.terms | 0x5an, replay: packed.replay | 0x1234n };
    await expect(buy(stage, { order: spoilt, signature })).to.emit(stage.market, "DealOpened");
    await expect(buy(stage, { order, signature })).to.be.revertedWithCustomError(stage.market, "OrderNonceUsed");
  });
});
