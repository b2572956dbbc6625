import { expect } from "chai";
import { AbiCoder, MaxUint256, parseEther } from "ethers";

import { chain } from "../helpers/chain.ts";
import { dealOf, NO_HARDWARE, reserveOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { askFields, PRICE, sign, signAsk, type SignedOrder } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const AMOUNT = parseEther("40");

/** The arguments of `buy`, as the data of a transfer. */
function purchase(stage: MarketStage, ask: Pick<SignedOrder, "order" | "signature">, duration = 0n, maxAge = 0n) {
  const { inputs } = stage.market.interface.getFunction("buy");
  const hardware = maxAge === 0n ? NO_HARDWARE : stage.attested;
  return AbiCoder.defaultAbiCoder().encode(inputs, [ask.order, ask.signature, duration, maxAge, hardware]);
}

const transferAndCall = "transferAndCall(address,uint256,bytes)" as const;
const transferFromAndCall = "transferFromAndCall(address,address,uint256,bytes)" as const;

describe("Market purchases by one transfer (ERC-1363)", () => {
  it("deposit what was transferred when no data comes with it", async () => {
    const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
    const sent = token.connect(buyer)[transferAndCall](market, AMOUNT, "0x");
    await expect(sent).to.emit(market, "Deposited").withArgs(buyer.address, buyer.address, AMOUNT);
    await expect(sent).to.changeTokenBalances(ethers, token, [buyer, market], [-AMOUNT, AMOUNT]);
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
  });

  it("weakness_W_05_deposit and buy in one transaction and without an allowance, for somebody who was never here", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports, stranger, supplier, token, worker } = stage;
    await token.transfer(stranger, AMOUNT);
    const ask = await signAsk(stage);
    const sent = await token.connect(stranger)[transferAndCall](market, AMOUNT, purchase(stage, ask, 3_600n, 86_400n));
    const { terms, escrow, id } = await dealOf(stage, sent);
    const { rate } = await reports.latestRate();
    expect(escrow).to.equal(reserveOf(PRICE, rate, 3_600n));
    expect(await token.allowance(stranger, market)).to.equal(0n);
    expect([terms.buyer, terms.supplier, terms.master]).to.deep.equal([
      stranger.address,
      worker.address,
      supplier.address,
    ]);
    expect(terms.duration).to.equal(3_600n);
    expect(await market.balanceOf(stranger)).to.equal(AMOUNT - escrow);
    expect((await market.dealState(id)).escrow).to.equal(escrow);
  });

  it("may draw on the ledger balance for the rest", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, token } = stage;
    const sent = await token.connect(buyer)[transferAndCall](market, 1n, purchase(stage, await signAsk(stage)));
    const { escrow } = await dealOf(stage, sent);
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + 1n - escrow);
  });

  it("fail as `buy` does, and move nothing", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, token } = stage;
    await token.transfer(stranger, AMOUNT);
    const buyBy = (account: MarketStage["buyer"], ask: SignedOrder, amount: bigint, duration = 0n) =>
      token.connect(account)[transferAndCall](market, amount, purchase(stage, ask, duration));
    const ask = await signAsk(stage);
    const { rate } = await stage.reports.latestRate();
    await expect(buyBy(stranger, ask, 5n))
      .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
      .withArgs(stranger.address, 5n, reserveOf(PRICE, rate, 3_600n));
    await expect(buyBy(stranger, ask, AMOUNT, 31n * 86_400n)).to.be.revertedWithCustomError(
      market,
      "DealDurationTooLong",
    );
    const forged = await sign(stage, stranger, ask.fields);
    await expect(buyBy(stranger, forged, AMOUNT))
      .to.be.revertedWithCustomError(market, "OrderSignatureInvalid")
      .withArgs(ask.id, ask.fields.author);
    await expect(buyBy(buyer, ask, 0n)).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    expect(await market.balanceOf(stranger)).to.equal(0n);
    expect(await token.balanceOf(stranger)).to.equal(AMOUNT);
    await expect(buyBy(stranger, ask, AMOUNT)).to.emit(market, "DealOpened");
    await expect(buyBy(buyer, ask, AMOUNT)).to.be.revertedWithCustomError(market, "OrderNonceUsed");
  });

  it("are announced by the token only", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger } = stage;
    const data = purchase(stage, await signAsk(stage));
    for (const caller of [stranger, buyer]) {
      await expect(market.connect(caller).onTransferReceived(buyer, buyer, AMOUNT, "0x"))
        .to.be.revertedWithCustomError(market, "LedgerTokenOnly")
        .withArgs(caller.address);
      await expect(market.connect(caller).onTransferReceived(caller, caller, AMOUNT, data))
        .to.be.revertedWithCustomError(market, "LedgerTokenOnly")
        .withArgs(caller.address);
      const call = market.interface.encodeFunctionData("onTransferReceived", [
        buyer.address,
        buyer.address,
        AMOUNT,
        data,
      ]);
      await expect(market.connect(caller).multicall([call]))
        .to.be.revertedWithCustomError(market, "LedgerTokenOnly")
        .withArgs(caller.address);
    }
  });

  it("refuse data that is too short to be a purchase", async () => {
    const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
    for (const data of ["0x00", `0x${"11".repeat(0x9f)}`]) {
      await expect(token.connect(buyer)[transferAndCall](market, AMOUNT, data)).to.be.revertedWithCustomError(
        market,
        "LedgerTransferDataInvalid",
      );
    }
  });

  it("refuse data whose offsets point anywhere else, and move nothing", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, token } = stage;
    const data = purchase(stage, await signAsk(stage));
    const word = (value: bigint) => value.toString(16).padStart(64, "0");
    // the fifth word, the hardware's, is not read where none is demanded
    for (const slot of [0, 1]) {
      for (const offset of [0n, 31n, 0xffffn, 1n << 255n, MaxUint256, MaxUint256 - 0x100n]) {
        const at = 2 + slot * 64;
        const astray = data.slice(0, at) + word(offset) + data.slice(at + 64);
        await expect(token.connect(buyer)[transferAndCall](market, AMOUNT, astray)).to.be.revert(ethers);
      }
    }
    for (const fill of ["00", "ff", "20"]) {
      await expect(token.connect(buyer)[transferAndCall](market, AMOUNT, `0x${fill.repeat(0x300)}`)).to.be.revert(
        ethers,
      );
    }
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
  });

  describe("by an operator with an allowance (transferFromAndCall)", () => {
    it("deposit for the owner of the tokens", async () => {
      const { buyer, market, stranger, token } = await networkHelpers.loadFixture(openMarket);
      await token.connect(buyer).approve(stranger, AMOUNT);
      const sent = token.connect(stranger)[transferFromAndCall](buyer, market, AMOUNT, "0x");
      await expect(sent).to.emit(market, "Deposited").withArgs(buyer.address, buyer.address, AMOUNT);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
      expect(await market.balanceOf(stranger)).to.equal(0n);
    });

    it("can't buy in the owner's name: an allowance over tokens is none over the ledger balance", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, reports, stranger, token } = stage;
      await token.connect(buyer).approve(stranger, 1n);
      const { rate } = await reports.latestRate();
      const everything = (BUYER_BALANCE * 10n ** 18n) / rate / 3_600n;
      const ask = await sign(
        stage,
        stranger,
        await askFields(stage, { author: stranger.address as `0x${string}`, price: everything }),
      );
      await expect(token.connect(stranger)[transferFromAndCall](buyer, market, 1n, purchase(stage, ask)))
        .to.be.revertedWithCustomError(market, "LedgerOwnerOnly")
        .withArgs(buyer.address, stranger.address);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });

    it("move nothing without the allowance", async () => {
      const { buyer, market, stranger, token } = await networkHelpers.loadFixture(openMarket);
      await expect(token.connect(stranger)[transferFromAndCall](buyer, market, 1n, "0x"))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(stranger.address, 0n, 1n);
      await expect(token.connect(stranger)[transferFromAndCall](buyer, market, 0n, "0x")).to.be.revertedWithCustomError(
        market,
        "LedgerAmountZero",
      );
    });
  });
});
