import { expect } from "chai";
import { AbiCoder, type BaseContract, type BytesLike } from "ethers";

import type { Market, WalletMock } from "../../types/index.js";
import { chain } from "../helpers/chain.ts";
import { NO_HARDWARE } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { signAsk } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const SUPPLY = 1n << 100n;

type TokenKind = "NoReturnTokenMock" | "FalseTokenMock" | "FeeTokenMock" | "CallbackTokenMock";

/** A market that holds this kind of token, with the stage's oracles. */
async function marketWith<Kind extends TokenKind>(kind: Kind) {
  const stage = await networkHelpers.loadFixture(openMarket);
  const { buyer, dao, hardware, reports } = stage;
  const deployed = await ethers.deployContract(kind, [buyer.address, SUPPLY], buyer);
  const token = await ethers.getContractAt("NoReturnTokenMock", await deployed.getAddress(), buyer);
  const factory = await ethers.getContractFactory("Market", buyer);
  const market = await factory.deploy({ token, rates: reports, hardware, dao, feeCollector: dao, fee: 100n });
  return { stage, token, market, mock: deployed };
}

/** A stage whose market is another one. */
const on = (stage: MarketStage, market: Market): MarketStage => ({ ...stage, market });

describe("Market tokens of every kind (pitfall_18)", () => {
  describe("that return nothing, as SNM's first contract did", () => {
    it("weakness_W_36_are deposited, spent and withdrawn to the last wei", async () => {
      const { stage, token, market } = await marketWith("NoReturnTokenMock");
      const { buyer, stranger } = stage;
      await token.approve(market, SUPPLY);
      await market.deposit(1_000n * 10n ** 18n);
      await market.depositFor(stranger, 7n);
      const ask = await signAsk(on(stage, market));
      await expect(market.buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.emit(market, "DealOpened");
      const left = await market.balanceOf(buyer);
      await market.withdraw(left);
      await market.connect(stranger).withdrawTo(buyer, 7n);
      expect(await market.balanceOf(buyer)).to.equal(0n);
      expect(await token.balanceOf(market)).to.equal(1_000n * 10n ** 18n - left);
    });

    it("revert as they like, and nothing is credited", async () => {
      const { stage, token, market } = await marketWith("NoReturnTokenMock");
      await token.approve(market, 4n);
      await expect(market.deposit(5n))
        .to.be.revertedWithCustomError(token, "NoReturnTokenAllowanceTooLow")
        .withArgs(await market.getAddress(), 4n, 5n);
      expect(await market.balanceOf(stage.buyer)).to.equal(0n);
    });

    it("can't be deposited by permit without an allowance, for they have none", async () => {
      const { token, market } = await marketWith("NoReturnTokenMock");
      const zero = `0x${"00".repeat(32)}`;
      await expect(market.depositWithPermit(5n, 1n, 27, zero, zero)).to.be.revertedWithCustomError(
        token,
        "NoReturnTokenAllowanceTooLow",
      );
      await token.approve(market, 5n);
      await market.depositWithPermit(5n, 1n, 27, zero, zero);
    });
  });

  describe("that return false", () => {
    it("are not credited when they did not move", async () => {
      const { stage, token, market } = await marketWith("FalseTokenMock");
      await token.approve(market, 4n);
      await expect(market.deposit(5n))
        .to.be.revertedWithCustomError(market, "SafeERC20FailedOperation")
        .withArgs(await token.getAddress());
      expect(await market.balanceOf(stage.buyer)).to.equal(0n);
    });

    it("weakness_W_06_stay in the balance when they can't be paid out", async () => {
      const { stage, token, market, mock } = await marketWith("FalseTokenMock");
      await token.approve(market, 100n);
      await market.deposit(100n);
      await ethers.getContractAt("FalseTokenMock", mock).then(async (contract) => contract.setFrozen(true));
      await expect(market.withdraw(100n))
        .to.be.revertedWithCustomError(market, "SafeERC20FailedOperation")
        .withArgs(await token.getAddress());
      expect(await market.balanceOf(stage.buyer)).to.equal(100n);
      await ethers.getContractAt("FalseTokenMock", mock).then(async (contract) => contract.setFrozen(false));
      await market.withdraw(100n);
    });
  });

  describe("that keep a fee", () => {
    it("are refused: the ledger would owe more than it holds", async () => {
      const { stage, token, market } = await marketWith("FeeTokenMock");
      await token.approve(market, 1_000n);
      await expect(market.deposit(1_000n))
        .to.be.revertedWithCustomError(market, "LedgerTokenMovedWrongAmount")
        .withArgs(1_000n, 990n);
      expect(await market.balanceOf(stage.buyer)).to.equal(0n);
      expect(await token.balanceOf(market)).to.equal(0n);
    });

    it("are taken while the fee rounds to nothing", async () => {
      const { stage, token, market } = await marketWith("FeeTokenMock");
      await token.approve(market, 99n);
      await market.deposit(99n);
      expect(await market.balanceOf(stage.buyer)).to.equal(await token.balanceOf(market));
    });
  });

  describe("that call back (pitfall_04)", () => {
    /** A wallet with tokens and a ledger balance, which calls the market whenever its tokens move. */
    async function attacker(
      data: (market: Market, wallet: WalletMock, stage: MarketStage) => Promise<BytesLike> | BytesLike,
    ) {
      const { stage, token, market } = await marketWith("CallbackTokenMock");
      const wallet = await ethers.deployContract("WalletMock", [stage.stranger.address], stage.deployer);
      const run = (target: BaseContract, call: string) => wallet.execute(target, call);
      await token.transfer(wallet, 10n ** 24n);
      await run(token, token.interface.encodeFunctionData("approve", [await market.getAddress(), SUPPLY]));
      await token.approve(market, SUPPLY);
      await market.deposit(10n ** 24n);
      await run(market, market.interface.encodeFunctionData("deposit", [1_000n]));
      await wallet.react(market, await data(market, wallet, on(stage, market)));
      return { stage, token, market, wallet, run };
    }

    const guarded: readonly [string, Parameters<typeof attacker>[0]][] = [
      ["withdraw", (market) => market.interface.encodeFunctionData("withdraw", [1_000n])],
      [
        "withdrawTo",
        async (market, wallet) =>
          market.interface.encodeFunctionData("withdrawTo", [await wallet.getAddress(), 1_000n]),
      ],
      ["deposit", (market) => market.interface.encodeFunctionData("deposit", [1n])],
      [
        "depositFor",
        async (market, wallet) => market.interface.encodeFunctionData("depositFor", [await wallet.getAddress(), 1n]),
      ],
      ["collectFees", (market) => market.interface.encodeFunctionData("collectFees")],
      [
        "multicall",
        (market) =>
          market.interface.encodeFunctionData("multicall", [
            [market.interface.encodeFunctionData("withdraw", [1_000n])],
          ]),
      ],
    ];

    for (const [name, data] of guarded) {
      it(`can't enter \`${name}\` while they move`, async () => {
        const { token, market, wallet, run } = await attacker(data);
        const address = await wallet.getAddress();
        await run(market, market.interface.encodeFunctionData("withdraw", [400n]));
        await run(market, market.interface.encodeFunctionData("deposit", [50n]));
        expect(await wallet.reactions()).to.equal(2n);
        expect(await wallet.reactionSucceeded()).to.equal(false);
        expect(await wallet.reactionResult()).to.equal(
          market.interface.getError("ReentrancyGuardReentrantCall")?.selector,
        );
        expect(await market.balanceOf(address)).to.equal(650n);
        expect(await token.balanceOf(market)).to.equal(10n ** 24n + 650n);
      });
    }

    it("find their deposit not yet credited and their withdrawal already taken, and can spend neither twice", async () => {
      const { stage, token, market, wallet, run } = await attacker(async (_market, _wallet, at) => {
        const ask = await signAsk(at);
        return _market.interface.encodeFunctionData("buy", [ask.order, ask.signature, 0n, 0n, NO_HARDWARE]);
      });
      const address = await wallet.getAddress();
      const price = market.interface.getError("LedgerBalanceTooLow");
      await run(market, market.interface.encodeFunctionData("deposit", [10n ** 23n]));
      expect(await wallet.reactionSucceeded()).to.equal(false);
      expect((await wallet.reactionResult()).slice(0, 10)).to.equal(price?.selector);
      const [, balance] = AbiCoder.defaultAbiCoder().decode(
        ["address", "uint256", "uint256"],
        `0x${(await wallet.reactionResult()).slice(10)}`,
      ) as unknown as [string, bigint, bigint];
      expect(balance).to.equal(1_000n);

      await run(market, market.interface.encodeFunctionData("withdraw", [10n ** 23n + 1_000n]));
      expect(await wallet.reactionSucceeded()).to.equal(false);
      expect(await market.balanceOf(address)).to.equal(0n);
      expect(await token.balanceOf(market)).to.equal(await market.balanceOf(stage.buyer));
    });

    it("may bill and close on the way, which leaves every wei accounted for", async () => {
      const { stage, token, market, wallet, run } = await attacker((market) =>
        market.interface.encodeFunctionData("billMany", [[]]),
      );
      await run(market, market.interface.encodeFunctionData("withdraw", [600n]));
      expect(await wallet.reactionSucceeded()).to.equal(true);
      expect(await token.balanceOf(market)).to.equal((await market.balanceOf(stage.buyer)) + 400n);
    });
  });

  it("weakness_W_36_are limited to what 96 bits hold", async () => {
    const { token, market } = await marketWith("CallbackTokenMock");
    await token.approve(market, SUPPLY);
    await expect(market.deposit(1n << 96n))
      .to.be.revertedWithCustomError(market, "SafeCastOverflowedUintDowncast")
      .withArgs(96n, 1n << 96n);
    await market.deposit((1n << 96n) - 1n);
    await expect(market.deposit(1n)).to.be.revertedWithPanic(0x11);
  });
});
