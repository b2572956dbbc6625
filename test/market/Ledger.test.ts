import { expect } from "chai";
import { MaxUint256, Signature, ZeroAddress, parseEther } from "ethers";

import { chain } from "../helpers/chain.ts";
import { nextAt, now } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, BUYER_WALLET, openMarket } from "./openMarket.ts";

const { ethers, networkHelpers } = chain;
const AMOUNT = parseEther("25");

/** An ERC-2612 permit of the buyer's for the market. */
async function signPermit(stage: MarketStage, changes: { value?: bigint; nonce?: bigint; spender?: string } = {}) {
  const { buyer, market, token } = stage;
  const deadline = (await now()) + 3_600n;
  const domain = {
    name: "SONM",
    version: "1",
    chainId: stage.chainId,
    verifyingContract: await token.getAddress(),
  };
  const types = {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const message = {
    owner: buyer.address,
    spender: changes.spender ?? (await market.getAddress()),
    value: changes.value ?? AMOUNT,
    nonce: changes.nonce ?? (await token.nonces(buyer)),
    deadline,
  };
  const { v, r, s } = Signature.from(await buyer.signTypedData(domain, types, message));
  return { deadline, v, r, s };
}

describe("Market ledger", () => {
  describe("deposit", () => {
    it("moves SNM from the wallet to the ledger balance", async () => {
      const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
      await token.connect(buyer).approve(market, AMOUNT);
      const deposit = market.connect(buyer).deposit(AMOUNT);
      await expect(deposit).to.emit(market, "Deposited").withArgs(buyer.address, buyer.address, AMOUNT);
      await expect(deposit).to.changeTokenBalances(ethers, token, [buyer, market], [-AMOUNT, AMOUNT]);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
      expect(await token.allowance(buyer, market)).to.equal(0n);
    });

    it("takes a single wei", async () => {
      const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
      await token.connect(buyer).approve(market, 1n);
      await market.connect(buyer).deposit(1n);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + 1n);
    });

    it("reverts when the amount is zero", async () => {
      const { buyer, market } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).deposit(0n)).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    });

    it("reverts when the allowance or the wallet is too small", async () => {
      const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
      await token.connect(buyer).approve(market, AMOUNT - 1n);
      await expect(market.connect(buyer).deposit(AMOUNT))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(await market.getAddress(), AMOUNT - 1n, AMOUNT);
      await token.connect(buyer).approve(market, MaxUint256);
      await expect(market.connect(buyer).deposit(BUYER_WALLET + 1n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(buyer.address, BUYER_WALLET, BUYER_WALLET + 1n);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });
  });

  describe("depositFor", () => {
    it("credits another account from the caller's wallet", async () => {
      const { buyer, market, stranger, token } = await networkHelpers.loadFixture(openMarket);
      await token.connect(buyer).approve(market, AMOUNT);
      const deposit = market.connect(buyer).depositFor(stranger, AMOUNT);
      await expect(deposit).to.emit(market, "Deposited").withArgs(stranger.address, buyer.address, AMOUNT);
      await expect(deposit).to.changeTokenBalances(ethers, token, [buyer, market], [-AMOUNT, AMOUNT]);
      expect(await market.balanceOf(stranger)).to.equal(AMOUNT);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });

    it("reverts when the account or the amount is zero", async () => {
      const { buyer, market, stranger } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).depositFor(ZeroAddress, AMOUNT)).to.be.revertedWithCustomError(
        market,
        "LedgerRecipientZero",
      );
      await expect(market.connect(buyer).depositFor(stranger, 0n)).to.be.revertedWithCustomError(
        market,
        "LedgerAmountZero",
      );
    });
  });

  describe("depositWithPermit", () => {
    it("needs no approval, and leaves none", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, token } = stage;
      const { deadline, v, r, s } = await signPermit(stage);
      await expect(market.connect(buyer).depositWithPermit(AMOUNT, deadline, v, r, s))
        .to.emit(market, "Deposited")
        .withArgs(buyer.address, buyer.address, AMOUNT);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
      expect(await token.allowance(buyer, market)).to.equal(0n);
    });

    it("works when somebody else sent the permit first", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger, token } = stage;
      const { deadline, v, r, s } = await signPermit(stage);
      await token.connect(stranger).permit(buyer, market, AMOUNT, deadline, v, r, s);
      await market.connect(buyer).depositWithPermit(AMOUNT, deadline, v, r, s);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
    });

    it("reverts when the permit was sent first and its allowance was revoked", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger, token } = stage;
      const { deadline, v, r, s } = await signPermit(stage);
      await token.connect(stranger).permit(buyer, market, AMOUNT, deadline, v, r, s);
      await token.connect(buyer).approve(market, 0n);
      await expect(market.connect(buyer).depositWithPermit(AMOUNT, deadline, v, r, s))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(await market.getAddress(), 0n, AMOUNT);
    });

    it("reverts when the permit is for another amount, spender or nonce, or too old", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger, token } = stage;
      const refused = async (permit: Awaited<ReturnType<typeof signPermit>>) =>
        expect(market.connect(buyer).depositWithPermit(AMOUNT, permit.deadline, permit.v, permit.r, permit.s))
          .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
          .withArgs(await market.getAddress(), 0n, AMOUNT);
      await refused(await signPermit(stage, { value: AMOUNT - 1n }));
      await refused(await signPermit(stage, { spender: stranger.address }));
      await refused(await signPermit(stage, { nonce: 7n }));
      const late = await signPermit(stage);
      await nextAt(late.deadline + 1n);
      await refused(late);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });

    it("reverts when somebody else uses it, whose wallet it is not", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger, token } = stage;
      const { deadline, v, r, s } = await signPermit(stage);
      await expect(market.connect(stranger).depositWithPermit(AMOUNT, deadline, v, r, s))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(await market.getAddress(), 0n, AMOUNT);
    });

    it("uses an allowance that is there when the permit is bad", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, token } = stage;
      await token.connect(buyer).approve(market, AMOUNT);
      const { deadline, v, r, s } = await signPermit(stage, { nonce: 7n });
      await market.connect(buyer).depositWithPermit(AMOUNT, deadline, v, r, s);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE + AMOUNT);
    });
  });

  describe("withdraw", () => {
    it("moves SNM from the ledger balance to the wallet, to the last wei", async () => {
      const { buyer, market, token } = await networkHelpers.loadFixture(openMarket);
      const withdrawal = market.connect(buyer).withdraw(BUYER_BALANCE);
      await expect(withdrawal).to.emit(market, "Withdrawn").withArgs(buyer.address, buyer.address, BUYER_BALANCE);
      await expect(withdrawal).to.changeTokenBalances(ethers, token, [buyer, market], [BUYER_BALANCE, -BUYER_BALANCE]);
      expect(await market.balanceOf(buyer)).to.equal(0n);
    });

    it("reverts when the balance is a wei too low", async () => {
      const { buyer, market } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).withdraw(BUYER_BALANCE + 1n))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(buyer.address, BUYER_BALANCE, BUYER_BALANCE + 1n);
    });

    it("reverts when the amount is beyond any balance, or zero", async () => {
      const { buyer, market, stranger } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).withdraw(MaxUint256))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(buyer.address, BUYER_BALANCE, MaxUint256);
      await expect(market.connect(stranger).withdraw(1n))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(stranger.address, 0n, 1n);
      await expect(market.connect(buyer).withdraw(0n)).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    });
  });

  describe("withdrawTo", () => {
    it("pays another wallet from the caller's balance only", async () => {
      const { buyer, market, stranger, token } = await networkHelpers.loadFixture(openMarket);
      const withdrawal = market.connect(buyer).withdrawTo(stranger, AMOUNT);
      await expect(withdrawal).to.emit(market, "Withdrawn").withArgs(buyer.address, stranger.address, AMOUNT);
      await expect(withdrawal).to.changeTokenBalances(ethers, token, [stranger, market], [AMOUNT, -AMOUNT]);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - AMOUNT);
      expect(await market.balanceOf(stranger)).to.equal(0n);
    });

    it("reverts when the recipient or the amount is zero, or the balance too low", async () => {
      const { buyer, market, stranger } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).withdrawTo(ZeroAddress, AMOUNT)).to.be.revertedWithCustomError(
        market,
        "LedgerRecipientZero",
      );
      await expect(market.connect(buyer).withdrawTo(stranger, 0n)).to.be.revertedWithCustomError(
        market,
        "LedgerAmountZero",
      );
      await expect(market.connect(stranger).withdrawTo(buyer, AMOUNT))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(stranger.address, 0n, AMOUNT);
    });
  });

  describe("payout", () => {
    it("sends the whole balance to the chosen target, for anybody who asks, from the threshold on", async () => {
      const { buyer, market, stranger, supplier, token } = await networkHelpers.loadFixture(openMarket);
      await expect(market.connect(buyer).setPayout(supplier, BUYER_BALANCE))
        .to.emit(market, "PayoutSet")
        .withArgs(buyer.address, supplier.address, BUYER_BALANCE);
      expect(await market.payoutOf(buyer)).to.deep.equal([supplier.address, BUYER_BALANCE]);
      const sent = market.connect(stranger).payout(buyer);
      await expect(sent).to.emit(market, "Withdrawn").withArgs(buyer.address, supplier.address, BUYER_BALANCE);
      await expect(sent).to.changeTokenBalances(ethers, token, [supplier, market], [BUYER_BALANCE, -BUYER_BALANCE]);
      expect(await market.balanceOf(buyer)).to.equal(0n);
    });

    it("reverts a wei below the threshold, and with nothing to send", async () => {
      const { buyer, market, supplier } = await networkHelpers.loadFixture(openMarket);
      await market.connect(buyer).setPayout(supplier, BUYER_BALANCE + 1n);
      await expect(market.payout(buyer))
        .to.be.revertedWithCustomError(market, "LedgerPayoutTooSmall")
        .withArgs(buyer.address, BUYER_BALANCE, BUYER_BALANCE + 1n);
      await market.connect(buyer).setPayout(supplier, 0n);
      await market.payout(buyer);
      await expect(market.payout(buyer)).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    });

    it("weakness_W_17_never has a default: without a target nothing leaves, whoever asks", async () => {
      const { buyer, market, stranger, supplier } = await networkHelpers.loadFixture(openMarket);
      const expectNone = () =>
        expect(market.connect(stranger).payout(buyer))
          .to.be.revertedWithCustomError(market, "LedgerPayoutNotSet")
          .withArgs(buyer.address);
      await expectNone();
      await market.connect(buyer).setPayout(supplier, 1n);
      await market.connect(buyer).setPayout(ZeroAddress, 1n);
      await expectNone();
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });

    it("works while entries are paused", async () => {
      const { buyer, dao, market, supplier } = await networkHelpers.loadFixture(openMarket);
      await market.connect(buyer).setPayout(supplier, 1n);
      await market.connect(dao).pauseEntries(1_000n);
      await market.payout(buyer);
      expect(await market.balanceOf(buyer)).to.equal(0n);
    });
  });

  it("names the token that it holds, and shows nothing for an account that never came", async () => {
    const { market, stranger, token } = await networkHelpers.loadFixture(openMarket);
    expect(await market.token()).to.equal(await token.getAddress());
    expect(await market.balanceOf(stranger)).to.equal(0n);
  });
});
