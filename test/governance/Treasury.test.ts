import { expect } from "chai";
import { id as hashText, ZeroAddress, ZeroHash } from "ethers";

import { MAX_DELAY, MAX_UNBONDING, MIN_FAST_DELAY, MIN_STANDARD_DELAY } from "@sonm/protocol/generated/constants.ts";
import { Speed } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { BOND } from "../helpers/masternodes.ts";
import {
  batchOf,
  bondChange,
  DAY,
  decide,
  enqueue,
  feeChange,
  openGovernment,
  payment,
  ripen,
  type DaoCall,
  type Government,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;
const FAST_DELAY = 2n * DAY;
const STANDARD_DELAY = 7n * DAY;
const UNBONDING = 14n * DAY;
const REASON = hashText("it signed two reports");

/** A treasury that knows no governor yet, and what a deployment would tell it of. */
async function incomplete() {
  const stage = await openGovernment();
  const { brake, governor, market, masternodes, splitter } = stage;
  const fresh = await ethers.deployContract("Treasury", [FAST_DELAY, STANDARD_DELAY]);
  const addresses = await Promise.all(
    [governor, brake, market, masternodes, splitter].map((each) => each.getAddress()),
  );
  return { ...stage, fresh: stage.treasury.attach(await fresh.getAddress()) as Government["treasury"], addresses };
}

type Five = [string, string, string, string, string];

async function slashing({ masternodes, staker }: Government): Promise<DaoCall> {
  const values = [staker.address, 1_000n, 0n, ZeroAddress, ZeroAddress, REASON] as const;
  return { to: await masternodes.getAddress(), data: masternodes.interface.encodeFunctionData("slash", [...values]) };
}

async function jailing({ masternodes, staker }: Government): Promise<DaoCall> {
  const data = masternodes.interface.encodeFunctionData("jail", [staker.address, DAY]);
  return { to: await masternodes.getAddress(), data };
}

async function unbondingChange({ masternodes }: Government, period: bigint): Promise<DaoCall> {
  const data = masternodes.interface.encodeFunctionData("setUnbondingPeriod", [period]);
  return { to: await masternodes.getAddress(), data };
}

/** A call that changes the treasury itself. */
async function ofItself({ treasury }: Government, data: string): Promise<DaoCall> {
  return { to: await treasury.getAddress(), data };
}

describe("Treasury", () => {
  it("is the only owner of every parameter", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { catalogue, hardware, market, masternodes, reports, splitter, treasury } = stage;
    const address = await treasury.getAddress();
    for (const contract of [catalogue, hardware, market, masternodes, reports, splitter]) {
      expect(await contract.dao()).to.equal(address);
    }
  });

  describe("complete", () => {
    it("gives the governor every role but the admin's, and nobody else any", async () => {
      const { deployer, fresh, addresses } = await networkHelpers.loadFixture(incomplete);
      await expect(fresh.complete(...(addresses as Five)))
        .to.emit(fresh, "TreasuryCompleted")
        .withArgs(addresses[0], addresses[1]);
      const admin = await fresh.DEFAULT_ADMIN_ROLE();
      const roles = [await fresh.PROPOSER_ROLE(), await fresh.EXECUTOR_ROLE(), await fresh.CANCELLER_ROLE()];
      for (const role of roles) {
        expect(await fresh.hasRole(role, addresses[0] ?? "")).to.equal(true);
        expect(await fresh.getRoleAdmin(role)).to.equal(admin);
        for (const nobody of [deployer.address, ZeroAddress]) expect(await fresh.hasRole(role, nobody)).to.equal(false);
      }
      expect(await fresh.hasRole(admin, fresh)).to.equal(true);
      for (const nobody of [deployer.address, addresses[0] ?? ""])
        expect(await fresh.hasRole(admin, nobody)).to.equal(false);
    });

    it("remembers what it decides by", async () => {
      const { fresh, addresses, token } = await networkHelpers.loadFixture(incomplete);
      expect(await fresh.token()).to.equal(ZeroAddress);
      await fresh.complete(...(addresses as Five));
      expect(await fresh.token()).to.equal(await token.getAddress());
      const known = [fresh.governor(), fresh.brake(), fresh.market(), fresh.masternodes(), fresh.splitter()];
      expect(await Promise.all(known)).to.deep.equal(addresses);
    });

    it("reverts when somebody else calls it", async () => {
      const { fresh, addresses, stranger } = await networkHelpers.loadFixture(incomplete);
      await expect(fresh.connect(stranger).complete(...(addresses as Five)))
        .to.be.revertedWithCustomError(fresh, "TreasuryDeployerOnly")
        .withArgs(stranger.address);
    });

    it("reverts the second time", async () => {
      const { fresh, addresses } = await networkHelpers.loadFixture(incomplete);
      await fresh.complete(...(addresses as Five));
      await expect(fresh.complete(...(addresses as Five)))
        .to.be.revertedWithCustomError(fresh, "TreasuryConnected")
        .withArgs(addresses[0]);
    });

    it("reverts when one of them is no contract", async () => {
      const { fresh, addresses, stranger } = await networkHelpers.loadFixture(incomplete);
      for (const index of addresses.keys()) {
        await expect(fresh.complete(...(addresses.with(index, stranger.address) as Five)))
          .to.be.revertedWithCustomError(fresh, "TreasuryNoContract")
          .withArgs(stranger.address);
      }
    });
  });

  describe("constructor", () => {
    it("reverts when a standard decision waits for less than a fast one, or too long", async () => {
      const { treasury } = await networkHelpers.loadFixture(openGovernment);
      for (const delay of [FAST_DELAY - 1n, MAX_DELAY + 1n]) {
        await expect(ethers.deployContract("Treasury", [FAST_DELAY, delay]))
          .to.be.revertedWithCustomError(treasury, "TreasuryDelayOutOfRange")
          .withArgs(delay, FAST_DELAY, MAX_DELAY);
      }
    });
  });

  describe("brakeEntries", () => {
    it("reverts for everybody but the brake", async () => {
      const { dao, guardian, treasury } = await networkHelpers.loadFixture(openGovernment);
      for (const caller of [dao, guardian]) {
        await expect(treasury.connect(caller).brakeEntries())
          .to.be.revertedWithCustomError(treasury, "TreasuryBrakeOnly")
          .withArgs(caller.address);
      }
    });
  });

  describe("speedOf", () => {
    const speedOf = async ({ treasury }: Government, ...calls: DaoCall[]) => treasury.speedOf(...batchOf(calls));

    it("is fast for small payments and what punishes", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const [small, slash, jail] = [await payment(stage, stage.buyer, 1n), await slashing(stage), await jailing(stage)];
      for (const calls of [[small], [slash], [jail], [small, small, jail, slash]]) {
        expect(await speedOf(stage, ...calls)).to.equal(BigInt(Speed.Fast));
      }
    });

    it("is standard for parameters, the chain's coin, allowances, and payments with more data than they have", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, market, token } = stage;
      const small = await payment(stage, buyer, 1n);
      const to = small.to;
      const pull = token.interface.encodeFunctionData("transferFrom", [buyer.address, buyer.address, 1n]);
      const allowance = token.interface.encodeFunctionData("approve", [await market.getAddress(), 1n]);
      const votes = token.interface.encodeFunctionData("delegate", [buyer.address]);
      const others = [
        await feeChange(stage, 150n),
        { to: buyer.address, data: "0x", value: 1n },
        { to: await market.getAddress(), data: small.data },
        ...[pull, allowance, votes, `${small.data}00`].map((data) => ({ to, data })),
      ];
      for (const other of others) {
        expect(await speedOf(stage, other)).to.equal(BigInt(Speed.Standard));
        expect(await speedOf(stage, small, other, small)).to.equal(BigInt(Speed.Standard));
      }
    });

    it("is slow for what could harm stakers, and for the rules of the DAO", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { brake, governor, masternodes, splitter, treasury } = stage;
      for (const contract of [masternodes, splitter, governor, brake, treasury]) {
        expect(await speedOf(stage, { to: await contract.getAddress(), data: "0x" })).to.equal(BigInt(Speed.Slow));
      }
      expect(await speedOf(stage, await bondChange(stage, BOND))).to.equal(BigInt(Speed.Slow));
    });

    it("does not mind calls of other contracts that look like punishments", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { data } = await slashing(stage);
      const to = await stage.splitter.getAddress();
      expect(await speedOf(stage, { to, data })).to.equal(BigInt(Speed.Slow));
      expect(await speedOf(stage, { to: stage.stranger.address, data })).to.equal(BigInt(Speed.Standard));
    });
  });

  describe("delayOf", () => {
    it("is two days, a week, and two days more than unbonding takes", async () => {
      const { treasury } = await networkHelpers.loadFixture(openGovernment);
      expect(await treasury.delayOf(Speed.Fast)).to.equal(FAST_DELAY);
      expect(await treasury.delayOf(Speed.Standard)).to.equal(STANDARD_DELAY);
      expect(await treasury.delayOf(Speed.Slow)).to.equal(UNBONDING + FAST_DELAY);
    });

    it("follows the unbonding period as soon as a longer one is decided, and is never less than the standard one", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { dao, masternodes, treasury } = stage;
      await decide(stage, [await unbondingChange(stage, MAX_UNBONDING)], "leave later");
      expect(await masternodes.unbondingPeriod()).to.equal(UNBONDING);
      expect(await treasury.delayOf(Speed.Slow)).to.equal(MAX_UNBONDING + FAST_DELAY);
      await decide(stage, [await unbondingChange(stage, 7n * DAY)], "leave earlier");
      expect(await treasury.delayOf(Speed.Slow)).to.equal(9n * DAY);
      await treasury.connect(dao).setStandardDelay(10n * DAY);
      expect(await treasury.delayOf(Speed.Slow)).to.equal(10n * DAY);
    });
  });

  describe("scheduleBatch", () => {
    it("waits as long as what is decided asks for", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const waits = async (call: DaoCall, title: string) => {
        const { due, queuedAt } = await enqueue(stage, [call], title);
        return due - queuedAt;
      };
      expect(await waits(await payment(stage, stage.buyer, 5n), "pay")).to.equal(FAST_DELAY);
      expect(await waits(await feeChange(stage, 150n), "raise the fee")).to.equal(STANDARD_DELAY);
      expect(await waits(await bondChange(stage, BOND), "raise the bond")).to.equal(UNBONDING + FAST_DELAY);
    });

    it("executes in the first second that is due, and not in the one before", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, market, treasury } = stage;
      const { proposalId, due } = await enqueue(stage, [await feeChange(stage, 150n)], "raise the fee");
      await networkHelpers.time.setNextBlockTimestamp(due - 1n);
      await expect(governor["execute(uint256)"](proposalId)).to.be.revertedWithCustomError(
        treasury,
        "TimelockUnexpectedOperationState",
      );
      await networkHelpers.time.setNextBlockTimestamp(due);
      await expect(governor["execute(uint256)"](proposalId)).to.emit(market, "FeeSet").withArgs(150n);
    });

    it("reverts when anybody but the governor schedules, executes or cancels", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { deployer, guardian, treasury } = stage;
      const batch = batchOf([await feeChange(stage, 150n)]);
      for (const caller of [deployer, guardian]) {
        const outsider = treasury.connect(caller);
        await expect(outsider.scheduleBatch(...batch, ZeroHash, ZeroHash, STANDARD_DELAY))
          .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
          .withArgs(caller.address, await treasury.PROPOSER_ROLE());
        await expect(outsider.executeBatch(...batch, ZeroHash, ZeroHash))
          .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
          .withArgs(caller.address, await treasury.EXECUTOR_ROLE());
        await expect(outsider.cancel(ZeroHash))
          .to.be.revertedWithCustomError(treasury, "AccessControlUnauthorizedAccount")
          .withArgs(caller.address, await treasury.CANCELLER_ROLE());
      }
    });
  });

  describe("schedule", () => {
    it("reverts: decisions are batches", async () => {
      const { buyer, dao, treasury } = await networkHelpers.loadFixture(openGovernment);
      await expect(
        treasury.connect(dao).schedule(buyer, 0n, "0x", ZeroHash, ZeroHash, FAST_DELAY),
      ).to.be.revertedWithCustomError(treasury, "TreasuryBatchesOnly");
    });
  });

  describe("setStandardDelay", () => {
    it("sets it by a decision that is slow", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, treasury } = stage;
      const data = treasury.interface.encodeFunctionData("setStandardDelay", [9n * DAY]);
      const proposalId = await ripen(stage, [await ofItself(stage, data)], "wait longer");
      await expect(governor["execute(uint256)"](proposalId))
        .to.emit(treasury, "StandardDelaySet")
        .withArgs(9n * DAY);
      expect(await treasury.delayOf(Speed.Standard)).to.equal(9n * DAY);
      const { due, queuedAt } = await enqueue(stage, [await feeChange(stage, 150n)], "raise the fee");
      expect(due - queuedAt).to.equal(9n * DAY);
    });

    it("reverts for another caller", async () => {
      const { holder, treasury } = await networkHelpers.loadFixture(openGovernment);
      await expect(treasury.connect(holder).setStandardDelay(9n * DAY))
        .to.be.revertedWithCustomError(treasury, "TimelockUnauthorizedCaller")
        .withArgs(holder.address);
    });

    it("reverts outside its bounds, of which one is the fast delay", async () => {
      const { dao, treasury } = await networkHelpers.loadFixture(openGovernment);
      const asDao = treasury.connect(dao);
      for (const delay of [MIN_STANDARD_DELAY - 1n, MAX_DELAY + 1n]) {
        await expect(asDao.setStandardDelay(delay))
          .to.be.revertedWithCustomError(treasury, "TreasuryDelayOutOfRange")
          .withArgs(delay, MIN_STANDARD_DELAY, MAX_DELAY);
      }
      await asDao.updateDelay(5n * DAY);
      await expect(asDao.setStandardDelay(5n * DAY - 1n))
        .to.be.revertedWithCustomError(treasury, "TreasuryDelayOutOfRange")
        .withArgs(5n * DAY - 1n, 5n * DAY, MAX_DELAY);
      for (const delay of [5n * DAY, MAX_DELAY]) await asDao.setStandardDelay(delay);
    });
  });

  describe("updateDelay", () => {
    it("sets the fast delay by a decision", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { treasury } = stage;
      const data = treasury.interface.encodeFunctionData("updateDelay", [3n * DAY]);
      await decide(stage, [await ofItself(stage, data)], "wait longer");
      expect(await treasury.delayOf(Speed.Fast)).to.equal(3n * DAY);
      expect(await treasury.delayOf(Speed.Slow)).to.equal(UNBONDING + 3n * DAY);
    });

    it("reverts outside its bounds, of which one is the standard delay", async () => {
      const { dao, holder, treasury } = await networkHelpers.loadFixture(openGovernment);
      const asDao = treasury.connect(dao);
      for (const delay of [MIN_FAST_DELAY - 1n, STANDARD_DELAY + 1n]) {
        await expect(asDao.updateDelay(delay))
          .to.be.revertedWithCustomError(treasury, "TreasuryDelayOutOfRange")
          .withArgs(delay, MIN_FAST_DELAY, STANDARD_DELAY);
      }
      for (const delay of [MIN_FAST_DELAY, STANDARD_DELAY]) await asDao.updateDelay(delay);
      await expect(treasury.connect(holder).updateDelay(FAST_DELAY))
        .to.be.revertedWithCustomError(treasury, "TimelockUnauthorizedCaller")
        .withArgs(holder.address);
    });
  });
});
