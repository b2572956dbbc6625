import { expect } from "chai";

import { BRAKE_ROUND, MAX_PAUSE, PAUSE_COOLDOWN } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { DAY, IN_WALLET, LOCKED, openGovernment, STAKED, SUPPLY } from "./governing.ts";

const { networkHelpers } = chain;
const NEEDED = SUPPLY / 50n;
const REASON = "Deals open with reports that lie.";

const now = async () => BigInt(await networkHelpers.time.latest());

/** The holder has called for the brake. */
async function called() {
  const stage = await openGovernment();
  await stage.brake.connect(stage.holder).support(REASON);
  return { ...stage, beganAt: await now() };
}

describe("EntryBrake", () => {
  it("knows the governor and the treasury", async () => {
    const { brake, governor, treasury } = await networkHelpers.loadFixture(openGovernment);
    expect(await brake.governor()).to.equal(await governor.getAddress());
    expect(await brake.dao()).to.equal(await treasury.getAddress());
  });

  describe("support", () => {
    it("opens a round with the votes of a second before", async () => {
      const { brake, holder } = await networkHelpers.loadFixture(openGovernment);
      const time = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      await expect(brake.connect(holder).support(REASON))
        .to.emit(brake, "BrakeCalled")
        .withArgs(1n, time - 1n, time + BRAKE_ROUND, NEEDED)
        .and.to.emit(brake, "BrakeSupported")
        .withArgs(1n, holder.address, IN_WALLET, IN_WALLET, REASON);
    });

    it("pulls the brake with the votes of a fiftieth of the supply, of wallets, locks and stake", async () => {
      const { beganAt, brake, buyer, market, staker } = await networkHelpers.loadFixture(called);
      await expect(brake.connect(buyer).support(""))
        .to.emit(brake, "BrakeSupported")
        .withArgs(1n, buyer.address, LOCKED, IN_WALLET + LOCKED, "");
      expect(await market.pausedUntil()).to.be.lessThan(beganAt);
      const time = (await now()) + 1n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      await expect(brake.connect(staker).support("Stop."))
        .to.emit(brake, "BrakePulled")
        .withArgs(1n, staker.address, "Stop.")
        .and.to.emit(market, "EntriesPaused")
        .withArgs(time + MAX_PAUSE);
      expect((await brake.currentRound()).round).to.equal(0n);
      expect(IN_WALLET + LOCKED + STAKED).to.be.greaterThanOrEqual(NEEDED);
    });

    it("pulls it with exactly so many votes, and not with a wei less", async () => {
      const { brake, holder, market, stranger, supplier, token } = await networkHelpers.loadFixture(openGovernment);
      await token.transfer(stranger, NEEDED - IN_WALLET - 1n);
      await token.connect(stranger).delegate(stranger);
      await token.transfer(supplier, 1n);
      await token.connect(supplier).delegate(supplier);
      await networkHelpers.time.increase(1n);
      await brake.connect(holder).support(REASON);
      await expect(brake.connect(stranger).support(REASON)).not.to.emit(brake, "BrakePulled");
      await expect(brake.connect(supplier).support(REASON)).to.emit(market, "EntriesPaused");
    });

    it("reverts the second time in a round", async () => {
      const { brake, holder } = await networkHelpers.loadFixture(called);
      await expect(brake.connect(holder).support(REASON))
        .to.be.revertedWithCustomError(brake, "BrakeSupportedAlready")
        .withArgs(holder.address, 1n);
      expect(await brake.hasSupported(1n, holder)).to.equal(true);
    });

    it("reverts without votes at the round's snapshot", async () => {
      const { beganAt, brake, stranger, token } = await networkHelpers.loadFixture(called);
      await token.transfer(stranger, NEEDED);
      await token.connect(stranger).delegate(stranger);
      await networkHelpers.time.increase(1n);
      await expect(brake.connect(stranger).support(REASON))
        .to.be.revertedWithCustomError(brake, "BrakeVotesZero")
        .withArgs(stranger.address, beganAt - 1n);
    });

    it("forgets a round that is over", async () => {
      const { beganAt, brake, holder, staker } = await networkHelpers.loadFixture(called);
      await networkHelpers.time.setNextBlockTimestamp(beganAt + BRAKE_ROUND - 1n);
      await brake.connect(staker).support("");
      expect((await brake.currentRound()).total).to.equal(IN_WALLET + STAKED);
      await networkHelpers.time.setNextBlockTimestamp(beganAt + BRAKE_ROUND);
      await expect(brake.connect(holder).support(REASON))
        .to.emit(brake, "BrakeSupported")
        .withArgs(2n, holder.address, IN_WALLET, IN_WALLET, REASON);
    });

    it("reverts whole while the market may not be paused again, and works after", async () => {
      const { brake, buyer, guardian, holder, market, staker } = await networkHelpers.loadFixture(openGovernment);
      await brake.connect(guardian).pull(REASON);
      const again = (await now()) + PAUSE_COOLDOWN;
      await brake.connect(holder).support(REASON);
      await brake.connect(buyer).support(REASON);
      await expect(brake.connect(staker).support(REASON))
        .to.be.revertedWithCustomError(market, "MarketPauseTooSoon")
        .withArgs(again);
      await networkHelpers.time.increaseTo(again);
      for (const each of [holder, buyer]) await brake.connect(each).support(REASON);
      await expect(brake.connect(staker).support(REASON)).to.emit(market, "EntriesPaused");
    });
  });

  describe("pull", () => {
    it("stops new deals by the guardian's word", async () => {
      const { brake, guardian, market } = await networkHelpers.loadFixture(openGovernment);
      await expect(brake.connect(guardian).pull(REASON))
        .to.emit(brake, "BrakePulled")
        .withArgs(0n, guardian.address, REASON);
      expect(await market.pausedUntil()).to.equal((await now()) + MAX_PAUSE);
    });

    it("leaves a round that runs as it is", async () => {
      const { brake, guardian } = await networkHelpers.loadFixture(called);
      await brake.connect(guardian).pull(REASON);
      const { round, total } = await brake.currentRound();
      expect([round, total]).to.deep.equal([1n, IN_WALLET]);
    });

    it("reverts for everybody else", async () => {
      const { brake, dao, holder } = await networkHelpers.loadFixture(openGovernment);
      for (const caller of [dao, holder]) {
        await expect(brake.connect(caller).pull(REASON))
          .to.be.revertedWithCustomError(brake, "BrakeGuardianOnly")
          .withArgs(caller.address);
      }
    });

    it("reverts once the guardian's term is over", async () => {
      const { brake, governor, guardian } = await networkHelpers.loadFixture(openGovernment);
      const end = await governor.guardianTermEnd();
      await networkHelpers.time.setNextBlockTimestamp(end);
      await expect(brake.connect(guardian).pull(REASON))
        .to.be.revertedWithCustomError(brake, "BrakeGuardianTermOver")
        .withArgs(end);
    });
  });

  describe("currentRound", () => {
    it("says where it stands, and nothing but what it takes where none runs", async () => {
      const { beganAt, brake } = await networkHelpers.loadFixture(called);
      expect([...(await brake.currentRound())]).to.deep.equal([
        ...[1n, beganAt - 1n, beganAt + BRAKE_ROUND, IN_WALLET, NEEDED],
      ]);
      await networkHelpers.time.increaseTo(beganAt + DAY);
      expect([...(await brake.currentRound())]).to.deep.equal([0n, 0n, 0n, 0n, NEEDED]);
    });
  });
});
