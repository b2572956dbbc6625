import { expect } from "chai";
import { concat, parseEther, ZeroAddress } from "ethers";

import { TEAM_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { LegacyTokenMock__factory } from "../../types/index.js";
import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;

const AMOUNT = parseEther("1000");

/** Somebody holds the original token and has approved all of it. */
async function holding() {
  const system = await deploySystem();
  const { buyer, deployer, legacySwap } = system;
  const legacy = LegacyTokenMock__factory.connect(await legacySwap.legacy(), deployer);
  await legacy.transfer(buyer, AMOUNT);
  await legacy.connect(buyer).approve(legacySwap, AMOUNT);
  return { ...system, legacy };
}

/** A swap for another token than the original one, with as much SNM. */
async function swapOf(kind: string) {
  const system = await deploySystem();
  const { buyer, deployer, token } = system;
  const legacy = await ethers.deployContract(kind, [buyer.address, AMOUNT * 10n], buyer);
  const legacySwap = await ethers.deployContract("LegacySwap", [token, legacy], deployer);
  await token.transfer(legacySwap, AMOUNT);
  return { ...system, legacy, legacySwap };
}

describe("LegacySwap", () => {
  it("begins with all of the supply but the team's tenth, less what the fixture swapped", async () => {
    const { deployer, legacy, legacySwap, token } = await networkHelpers.loadFixture(holding);
    const swapped = await token.balanceOf(deployer);
    expect(await legacySwap.left()).to.equal((await token.SUPPLY()) - TEAM_SUPPLY - swapped);
    expect(await legacy.balanceOf(legacySwap)).to.equal(swapped);
    expect(await legacySwap.token()).to.equal(await token.getAddress());
  });

  describe("swap", () => {
    it("gives as much SNM as it takes of a token that returns nothing and looks at the length of its arguments", async () => {
      const { buyer, legacy, legacySwap, token } = await networkHelpers.loadFixture(holding);
      const swapped = legacySwap.connect(buyer).swap(AMOUNT);
      await expect(swapped).to.emit(legacySwap, "Swapped").withArgs(buyer.address, buyer.address, AMOUNT);
      await expect(swapped).to.changeTokenBalances(ethers, token, [buyer, legacySwap], [AMOUNT, -AMOUNT]);
      await expect(swapped).to.changeTokenBalances(ethers, legacy, [buyer, legacySwap], [-AMOUNT, AMOUNT]);
    });

    it("takes one wei", async () => {
      const { buyer, legacySwap, token } = await networkHelpers.loadFixture(holding);
      await legacySwap.connect(buyer).swap(1n);
      expect(await token.balanceOf(buyer)).to.equal(1n);
    });

    it("reverts for nothing", async () => {
      const { buyer, legacySwap } = await networkHelpers.loadFixture(holding);
      await expect(legacySwap.connect(buyer).swap(0n)).to.be.revertedWithCustomError(legacySwap, "SwapAmountZero");
    });

    it("reverts for what was swapped already", async () => {
      const { buyer, legacySwap } = await networkHelpers.loadFixture(holding);
      await legacySwap.connect(buyer).swap(AMOUNT);
      await expect(legacySwap.connect(buyer).swap(AMOUNT))
        .to.be.revertedWithCustomError(legacySwap, "SwapBalanceTooLow")
        .withArgs(buyer.address, 0n, AMOUNT);
    });

    it("reverts for more than the caller holds, and for more than it approved", async () => {
      const { buyer, deployer, legacy, legacySwap } = await networkHelpers.loadFixture(holding);
      await expect(legacySwap.connect(buyer).swap(AMOUNT + 1n))
        .to.be.revertedWithCustomError(legacySwap, "SwapBalanceTooLow")
        .withArgs(buyer.address, AMOUNT, AMOUNT + 1n);
      await legacy.connect(deployer).transfer(buyer, 1n);
      await expect(legacySwap.connect(buyer).swap(AMOUNT + 1n))
        .to.be.revertedWithCustomError(legacySwap, "SwapAllowanceTooLow")
        .withArgs(buyer.address, AMOUNT, AMOUNT + 1n);
    });

    it("reverts for more than is left: there is more of the original than of its part of SNM", async () => {
      const { deployer, legacy, legacySwap } = await networkHelpers.loadFixture(holding);
      const left = await legacySwap.left();
      const rest = await legacy.balanceOf(deployer);
      expect(rest).to.be.greaterThan(left);
      await legacy.connect(deployer).approve(legacySwap, rest);
      await expect(legacySwap.connect(deployer).swap(left + 1n))
        .to.be.revertedWithCustomError(legacySwap, "SwapSupplyTooLow")
        .withArgs(left, left + 1n);
      await legacySwap.connect(deployer).swap(left);
      expect(await legacySwap.left()).to.equal(0n);
    });
  });

  describe("swapTo", () => {
    it("sends the SNM to somebody else", async () => {
      const { buyer, legacySwap, supplier, token } = await networkHelpers.loadFixture(holding);
      await expect(legacySwap.connect(buyer).swapTo(supplier, AMOUNT))
        .to.emit(legacySwap, "Swapped")
        .withArgs(buyer.address, supplier.address, AMOUNT);
      expect(await token.balanceOf(supplier)).to.equal(AMOUNT);
    });

    it("reverts for the zero address", async () => {
      const { buyer, legacySwap } = await networkHelpers.loadFixture(holding);
      await expect(legacySwap.connect(buyer).swapTo(ZeroAddress, 1n)).to.be.revertedWithCustomError(
        legacySwap,
        "SwapRecipientZero",
      );
    });
  });

  describe("with other tokens", () => {
    it("pitfall_18_aTokenThatKeepsAFeeBringsLessThanItSays", async () => {
      const { buyer, legacy, legacySwap, token } = await swapOf("FeeTokenMock");
      await legacy.getFunction("approve")(legacySwap, AMOUNT);
      await expect(legacySwap.connect(buyer).swap(AMOUNT))
        .to.be.revertedWithCustomError(legacySwap, "SwapTokenMovedWrongAmount")
        .withArgs(AMOUNT, AMOUNT - AMOUNT / 100n);
      expect(await token.balanceOf(buyer)).to.equal(0n);
    });

    it("pitfall_18_aTokenThatAnswersFalseMovesNothing", async () => {
      const { buyer, legacy, legacySwap } = await swapOf("FalseTokenMock");
      await legacy.getFunction("approve")(legacySwap, AMOUNT);
      await legacy.getFunction("setFrozen")(true);
      await expect(legacySwap.connect(buyer).swap(AMOUNT)).to.be.revertedWithCustomError(
        legacySwap,
        "SafeERC20FailedOperation",
      );
    });

    it("pitfall_18_aTokenThatCallsBackSwapsNothingTwice", async () => {
      const { buyer, deployer, legacy, legacySwap, token } = await swapOf("CallbackTokenMock");
      const wallet = await ethers.deployContract("WalletMock", [buyer.address], deployer);
      await legacy.getFunction("transfer")(wallet, AMOUNT);
      const run = async (target: { getAddress: () => Promise<string> }, data: string) =>
        wallet.getFunction("execute")(await target.getAddress(), data);
      await run(legacy, legacy.interface.encodeFunctionData("approve", [await legacySwap.getAddress(), AMOUNT]));
      const swap = legacySwap.interface.encodeFunctionData("swap", [AMOUNT / 4n]);
      await wallet.getFunction("react")(legacySwap, swap);
      await run(legacySwap, swap);
      expect(await wallet.getFunction("reactionSucceeded").staticCall()).to.equal(false);
      expect(await token.balanceOf(wallet)).to.equal(AMOUNT / 4n);
      expect(await legacy.getFunction("balanceOf").staticCall(legacySwap)).to.equal(AMOUNT / 4n);
    });
  });
});

describe("The stand-in of the original token", () => {
  it("refuses a transfer whose address is cut short, as the original does", async () => {
    const { buyer, legacy, supplier } = await networkHelpers.loadFixture(holding);
    const data = legacy.interface.encodeFunctionData("transfer", [supplier.address, 1n << 8n]);
    const short = concat([data.slice(0, -2)]);
    const to = await legacy.getAddress();
    await expect(buyer.sendTransaction({ to, data: short, gasLimit: 100_000n })).to.revert(ethers);
    await buyer.sendTransaction({ to, data });
    expect(await legacy.balanceOf(supplier)).to.equal(1n << 8n);
  });

  it("returns nothing from approve, transfer and transferFrom", async () => {
    const { buyer, legacy, legacySwap, supplier } = await networkHelpers.loadFixture(holding);
    const to = await legacy.getAddress();
    const call = (from: string, data: string) => ethers.provider.call({ from, to, data });
    const { interface: abi } = legacy;
    expect(await call(supplier.address, abi.encodeFunctionData("approve", [buyer.address, 1n]))).to.equal("0x");
    expect(await call(buyer.address, abi.encodeFunctionData("transfer", [supplier.address, 1n]))).to.equal("0x");
    const move = abi.encodeFunctionData("transferFrom", [buyer.address, supplier.address, 1n]);
    expect(await call(await legacySwap.getAddress(), move)).to.equal("0x");
  });
});
