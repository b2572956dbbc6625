import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { FAST_SPENDING_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { Speed } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import {
  accept,
  batchOf,
  DAY,
  decide,
  enqueue,
  FAST_LIMIT,
  feeChange,
  FUNDS,
  openGovernment,
  payment,
  ripen,
  type DaoCall,
  type Government,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;

const now = async () => BigInt(await networkHelpers.time.latest());

/** Any call of SNM's. */
async function ofToken({ token }: Government, data: string): Promise<DaoCall> {
  return { to: await token.getAddress(), data };
}

async function approval(stage: Government, spender: string, amount: bigint): Promise<DaoCall> {
  return ofToken(stage, stage.token.interface.encodeFunctionData("approve", [spender, amount]));
}

/** The treasury's deposit of an amount into its own balance at the market: a contract that takes what was allowed. */
async function deposit({ market }: Government, amount: bigint): Promise<DaoCall> {
  return { to: await market.getAddress(), data: market.interface.encodeFunctionData("deposit", [amount]) };
}

describe("Treasury's spending", () => {
  describe("fastSpendingLeft", () => {
    it("is a thousandth of what it has, for 30 days from the first payment on", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, treasury } = stage;
      expect(await treasury.fastSpendingLeft()).to.equal(FAST_LIMIT);
      await enqueue(stage, [await payment(stage, buyer, FAST_LIMIT / 4n)], "the first");
      const since = await now();
      expect(await treasury.fastSpendingLeft()).to.equal((FAST_LIMIT * 3n) / 4n);
      await networkHelpers.time.increaseTo(since + FAST_SPENDING_PERIOD - 1n);
      expect(await treasury.fastSpendingLeft()).to.equal((FAST_LIMIT * 3n) / 4n);
      await networkHelpers.time.increaseTo(since + FAST_SPENDING_PERIOD);
      expect(await treasury.fastSpendingLeft()).to.equal(FAST_LIMIT);
    });

    it("counts what waits as spent, and says so", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, treasury } = stage;
      const first = await accept(stage, [await payment(stage, buyer, 5n), await payment(stage, buyer, 6n)], "two");
      const second = await accept(stage, [await payment(stage, buyer, 3n)], "one");
      const since = (await now()) + 1n;
      await networkHelpers.time.setNextBlockTimestamp(since);
      await expect(governor["queue(uint256)"](first))
        .to.emit(treasury, "FastSpendingReserved")
        .withArgs(11n, 11n, since);
      await expect(governor["queue(uint256)"](second))
        .to.emit(treasury, "FastSpendingReserved")
        .withArgs(3n, 14n, since);
      expect(await treasury.fastSpendingLeft()).to.equal(FAST_LIMIT - 14n);
    });

    it("begins anew with the first payment after 30 days", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, treasury } = stage;
      await enqueue(stage, [await payment(stage, buyer, FAST_LIMIT)], "all of it");
      expect(await treasury.fastSpendingLeft()).to.equal(0n);
      await networkHelpers.time.increase(40n * DAY);
      const next = await accept(stage, [await payment(stage, buyer, 1n)], "the next");
      const since = (await now()) + 1n;
      await networkHelpers.time.setNextBlockTimestamp(since);
      await expect(governor["queue(uint256)"](next)).to.emit(treasury, "FastSpendingReserved").withArgs(1n, 1n, since);
    });

    it("is 0 where more was spent than is allowed of what is left", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, dao, token, treasury } = stage;
      await enqueue(stage, [await payment(stage, buyer, FAST_LIMIT)], "all of it");
      await token.connect(dao).transfer(buyer, FUNDS / 2n);
      expect(await treasury.fastSpendingLeft()).to.equal(0n);
    });

    it("makes a decision standard that pays a wei more, and takes nothing for it", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, treasury } = stage;
      const [all, more] = [await payment(stage, buyer, FAST_LIMIT), await payment(stage, buyer, 1n)];
      expect(await treasury.speedOf(...batchOf([all]))).to.equal(BigInt(Speed.Fast));
      const { due, queuedAt } = await enqueue(stage, [all, more], "a wei more");
      expect(due - queuedAt).to.equal(7n * DAY);
      expect(await treasury.fastSpendingLeft()).to.equal(FAST_LIMIT);
    });
  });

  describe("totalSpent", () => {
    it("counts each payment to the wei, and nothing else", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, token, treasury } = stage;
      const calls = [await payment(stage, buyer, 5n), await feeChange(stage, 150n), await payment(stage, buyer, 7n)];
      const proposalId = await ripen(stage, calls, "pay twice");
      const executing = governor["execute(uint256)"](proposalId);
      await expect(executing).to.emit(treasury, "TreasurySpent").withArgs(5n, 5n);
      await expect(executing).to.emit(treasury, "TreasurySpent").withArgs(7n, 12n);
      await token.transfer(treasury, 1_000n);
      await decide(stage, [await feeChange(stage, 200n)], "spend nothing");
      expect(await treasury.totalSpent()).to.equal(12n);
    });

    it("counts what a contract takes of an allowance, and not the allowance", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { market, treasury } = stage;
      const calls = [await approval(stage, await market.getAddress(), 9n), await deposit(stage, 9n)];
      await decide(stage, calls, "deposit");
      expect(await market.balanceOf(treasury)).to.equal(9n);
      expect(await treasury.totalSpent()).to.equal(9n);
    });

    it("counts no payment to itself", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      await decide(stage, [await payment(stage, { address: await stage.treasury.getAddress() }, 5n)], "to itself");
      expect(await stage.treasury.totalSpent()).to.equal(0n);
    });
  });

  describe("spentUntil", () => {
    it("is what it was at each time, that second included", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, treasury } = stage;
      await decide(stage, [await payment(stage, buyer, 5n)], "the first");
      const first = await now();
      await decide(stage, [await payment(stage, buyer, 7n)], "the second");
      const second = await now();
      await networkHelpers.time.increase(DAY);
      const at = async (time: bigint) => treasury.spentUntil(time);
      expect([await at(first - 1n), await at(first), await at(second - 1n)]).to.deep.equal([0n, 5n, 5n]);
      expect([await at(second), await at(second + DAY - 1n)]).to.deep.equal([12n, 12n]);
    });

    it("reverts for a time that is not past", async () => {
      const { treasury } = await networkHelpers.loadFixture(openGovernment);
      const time = await now();
      for (const timepoint of [time, time + 1n]) {
        await expect(treasury.spentUntil(timepoint))
          .to.be.revertedWithCustomError(treasury, "TreasuryTimepointNotPast")
          .withArgs(timepoint, time);
      }
    });
  });

  describe("executeBatch", () => {
    it("reverts when it leaves an allowance behind", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, market, stranger, treasury } = stage;
      const spender = await market.getAddress();
      const tooMuch = await ripen(stage, [await approval(stage, spender, 9n), await deposit(stage, 8n)], "too much");
      await expect(governor["execute(uint256)"](tooMuch))
        .to.be.revertedWithCustomError(treasury, "TreasuryAllowanceLeft")
        .withArgs(spender, 1n);
      const unlimited = await ripen(stage, [await approval(stage, stranger.address, MaxUint256)], "unlimited");
      await expect(governor["execute(uint256)"](unlimited))
        .to.be.revertedWithCustomError(treasury, "TreasuryAllowanceLeft")
        .withArgs(stranger.address, MaxUint256);
    });

    it("takes an allowance that is taken back in the same decision", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { stranger, token, treasury } = stage;
      const calls = [await approval(stage, stranger.address, 9n), await approval(stage, stranger.address, 0n)];
      await decide(stage, calls, "for nothing");
      expect(await token.allowance(treasury, stranger)).to.equal(0n);
    });

    it("pitfall_43_refuses to give votes of the treasury's own SNM to anybody, also of what it locked", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, dividends, governor, token, treasury } = stage;
      const data = token.interface.encodeFunctionData("delegate", [buyer.address]);
      for (const target of [token, dividends]) {
        const to = await target.getAddress();
        const proposalId = await ripen(stage, [{ to, data }], `votes of ${to}`);
        await expect(governor["execute(uint256)"](proposalId))
          .to.be.revertedWithCustomError(treasury, "TreasuryCallRefused")
          .withArgs(data.slice(0, 10));
      }
      expect(await token.delegates(treasury)).to.equal(ethers.ZeroAddress);
    });

    it("refuses calls of SNM that call whom they pay, and allowances with more data", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, token, treasury } = stage;
      const { interface: coder } = token;
      const [to, from] = [buyer.address, await treasury.getAddress()];
      const refused = [
        coder.encodeFunctionData("transferAndCall(address,uint256)", [to, 1n]),
        coder.encodeFunctionData("transferAndCall(address,uint256,bytes)", [to, 1n, "0x"]),
        coder.encodeFunctionData("transferFromAndCall(address,address,uint256)", [from, to, 1n]),
        coder.encodeFunctionData("transferFromAndCall(address,address,uint256,bytes)", [from, to, 1n, "0x"]),
        coder.encodeFunctionData("approveAndCall(address,uint256)", [to, 1n]),
        coder.encodeFunctionData("approveAndCall(address,uint256,bytes)", [to, 1n, "0x"]),
        `${coder.encodeFunctionData("approve", [to, 1n])}00`,
      ];
      for (const [index, data] of refused.entries()) {
        const proposalId = await ripen(stage, [await ofToken(stage, data)], `refused ${index}`);
        await expect(governor["execute(uint256)"](proposalId))
          .to.be.revertedWithCustomError(treasury, "TreasuryCallRefused")
          .withArgs(data.slice(0, 10));
      }
      expect(await treasury.totalSpent()).to.equal(0n);
      expect(await ethers.provider.getCode(buyer.address)).to.equal("0x");
    });
  });
});
