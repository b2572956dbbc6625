import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { MAX_DELEGATIONS, MAX_UNBONDINGS } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode, prepareDelegator } from "../helpers/delegations.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { BOND, sharesOf } from "../helpers/masternodes.ts";

const { ethers, networkHelpers } = chain;
const DAY = 86_400n;
const UNBONDING = 14n * DAY;
const SLASHED = 2_000n;
const NOBODY = `0x${"00".repeat(20)}`;
const REASON = `0x${"11".repeat(32)}`;

/** A fixture: two nodes with one bond each, and somebody with SNM to delegate. */
async function twoPools() {
  const system = await deploySystem();
  const node = await joinNode(system, "node");
  const other = await joinNode(system, "other");
  const delegator = await prepareDelegator(system, "delegator");
  return { ...system, system, owner: node.owner, other: other.owner, delegator };
}

/** A fixture: the delegator has two bonds in the first pool. */
async function delegated() {
  const stage = await twoPools();
  const masternodes = stage.masternodes.connect(stage.delegator);
  await masternodes.delegate(stage.owner, 2n * BOND);
  return { ...stage, masternodes };
}

const now = async () => BigInt(await networkHelpers.time.latest());

describe("Masternodes' pools", () => {
  describe("delegate", () => {
    it("takes a part of the pool, and makes the node's stake larger by it", async () => {
      const { masternodes, owner, delegator, token } = await networkHelpers.loadFixture(twoPools);
      const delegation = masternodes.connect(delegator).delegate(owner, 2n * BOND);
      await expect(delegation)
        .to.emit(masternodes, "StakeAdded")
        .withArgs(owner.address, delegator.address, 2n * BOND, sharesOf(2n * BOND), 3n * BOND);
      await expect(delegation).to.changeTokenBalances(ethers, token, [delegator, masternodes], [-2n * BOND, 2n * BOND]);
      expect(await masternodes.stakeOf(owner, delegator)).to.deep.equal([2n * BOND, sharesOf(2n * BOND)]);
      const { stake, bond } = await masternodes.masternode(owner);
      expect([stake, bond]).to.deep.equal([3n * BOND, BOND]);
      expect(await masternodes.delegationsOf(delegator)).to.deep.equal([owner.address]);
      expect(await masternodes.pool(owner)).to.deep.equal([3n * BOND, sharesOf(3n * BOND), 0n, 0n, 0n, 0n]);
    });

    it("counts in the next signer set, and for a seat that the owner takes", async () => {
      const { masternodes, owner, delegator } = await networkHelpers.loadFixture(twoPools);
      await masternodes.connect(delegator).delegate(owner, 2n * BOND);
      await expect(masternodes.rotate()).to.emit(masternodes, "SignerSetChanged");
      const sets = await masternodes.queryFilter(masternodes.filters.SignerSetChanged());
      expect(sets.at(-1)?.args.totalStake).to.equal(4n * BOND);
    });

    it("lets an owner add to its bond, which is never below the smallest one", async () => {
      const { masternodes, owner, system } = await networkHelpers.loadFixture(twoPools);
      await masternodes.connect(owner).unbond(BOND);
      await system.token.transfer(owner, BOND);
      await expect(masternodes.connect(owner).delegate(owner, BOND - 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondTooSmall")
        .withArgs(BOND - 1n, BOND);
      await masternodes.connect(owner).delegate(owner, BOND);
    });

    it("reverts for nothing, and to an account without a node", async () => {
      const { masternodes, owner, delegator, stranger } = await networkHelpers.loadFixture(twoPools);
      await expect(masternodes.connect(delegator).delegate(owner, 0n)).to.be.revertedWithCustomError(
        masternodes,
        "MasternodeAmountZero",
      );
      await expect(masternodes.connect(delegator).delegate(stranger, 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });

    it("reverts in more nodes than votes are counted over, until one was left for long", async () => {
      const { masternodes, owner, delegator, system } = await networkHelpers.loadFixture(twoPools);
      const asDelegator = masternodes.connect(delegator);
      for (let index = 1n; index < MAX_DELEGATIONS; index += 1n) {
        const node = await joinNode(system, `node ${index}`);
        await asDelegator.delegate(node.owner, 1n);
      }
      await asDelegator.delegate(owner, 5n);
      await asDelegator.delegate(owner, 5n);
      const last = await joinNode(system, "one too many");
      await asDelegator.undelegate(owner, 10n);
      await networkHelpers.time.increase(30n * DAY - 10n);
      await expect(asDelegator.delegate(last.owner, 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeDelegationsTooMany")
        .withArgs(delegator.address, MAX_DELEGATIONS);
      await networkHelpers.time.increase(10n);
      await asDelegator.delegate(last.owner, 1n);
      expect(await masternodes.delegationsOf(delegator))
        .to.have.lengthOf(Number(MAX_DELEGATIONS))
        .and.include(last.owner.address)
        .and.not.include(owner.address);
    });
  });

  describe("undelegate", () => {
    it("starts the period for a part", async () => {
      const { masternodes, owner, delegator } = await networkHelpers.loadFixture(delegated);
      const time = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      await expect(masternodes.undelegate(owner, BOND))
        .to.emit(masternodes, "UnbondingStarted")
        .withArgs(
          ...[owner.address, delegator.address, BOND, sharesOf(BOND), sharesOf(BOND), 2n * BOND],
          time + UNBONDING,
        );
      expect((await masternodes.stakeOf(owner, delegator)).stake).to.equal(BOND);
      expect(await masternodes.unbondingsOf(owner, delegator)).to.deep.equal([[BOND, time + UNBONDING]]);
    });

    it("takes all where the highest number is asked for", async () => {
      const { masternodes, owner, delegator } = await networkHelpers.loadFixture(delegated);
      await masternodes.undelegate(owner, MaxUint256);
      expect(await masternodes.stakeOf(owner, delegator)).to.deep.equal([0n, 0n]);
      expect((await masternodes.unbondingsOf(owner, delegator))[0]?.amount).to.equal(2n * BOND);
    });

    it("joins the newest part where so many unbond already, and always works", async () => {
      const { masternodes, owner, delegator } = await networkHelpers.loadFixture(delegated);
      for (let index = 0n; index < MAX_UNBONDINGS; index += 1n) {
        await masternodes.undelegate(owner, 1n);
        await networkHelpers.time.increase(DAY / 2n);
      }
      await masternodes.undelegate(owner, 2n);
      const parts = await masternodes.unbondingsOf(owner, delegator);
      expect(parts.map(({ amount }) => amount)).to.deep.equal([1n, 1n, 1n, 1n, 1n, 1n, 1n, 3n]);
      expect(parts.at(-1)?.releaseAt).to.equal((await now()) + UNBONDING);
      await networkHelpers.time.increaseTo(parts[1]?.releaseAt ?? 0n);
      await masternodes.withdrawFrom(owner, delegator);
      await masternodes.undelegate(owner, 4n);
      expect((await masternodes.unbondingsOf(owner, delegator)).map(({ amount }) => amount)).to.deep.equal([
        ...[1n, 1n, 1n, 1n, 1n, 3n, 4n],
      ]);
    });

    it("reverts for more than there is, for nothing, and for an account without a node", async () => {
      const { masternodes, owner, other, delegator, stranger } = await networkHelpers.loadFixture(delegated);
      await expect(masternodes.undelegate(owner, 2n * BOND + 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(delegator.address, 2n * BOND, 2n * BOND + 1n);
      await expect(masternodes.undelegate(other, MaxUint256))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(delegator.address, 0n, 0n);
      await expect(masternodes.undelegate(owner, 0n)).to.be.revertedWithCustomError(
        masternodes,
        "MasternodeAmountZero",
      );
      await expect(masternodes.undelegate(stranger, 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("withdrawFrom", () => {
    it("pays what is released, to any address, and leaves the rest", async () => {
      const { masternodes, owner, delegator, stranger, token } = await networkHelpers.loadFixture(delegated);
      await masternodes.undelegate(owner, BOND);
      await networkHelpers.time.increase(DAY);
      await masternodes.undelegate(owner, 5n);
      const [first, second] = await masternodes.unbondingsOf(owner, delegator);
      await networkHelpers.time.setNextBlockTimestamp((first?.releaseAt ?? 0n) - 1n);
      await expect(masternodes.withdrawFrom(owner, stranger))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStillUnbonding")
        .withArgs(delegator.address, first?.releaseAt);
      await networkHelpers.time.setNextBlockTimestamp(first?.releaseAt ?? 0n);
      const payment = masternodes.withdrawFrom(owner, stranger);
      await expect(payment)
        .to.emit(masternodes, "StakeWithdrawn")
        .withArgs(owner.address, delegator.address, stranger.address, BOND, sharesOf(BOND));
      await expect(payment).to.changeTokenBalances(ethers, token, [masternodes, stranger], [-BOND, BOND]);
      expect(await masternodes.unbondingsOf(owner, delegator)).to.deep.equal([[5n, second?.releaseAt]]);
    });

    it("works when the owner is gone and the node is jailed", async () => {
      const { masternodes, owner, delegator, dao, token } = await networkHelpers.loadFixture(delegated);
      await masternodes.connect(owner).unbond(MaxUint256);
      await masternodes.connect(dao).jail(owner, 90n * DAY);
      await masternodes.undelegate(owner, MaxUint256);
      await networkHelpers.time.increase(UNBONDING);
      await masternodes.withdrawFrom(owner, delegator);
      expect(await token.balanceOf(delegator)).to.equal(10n * BOND);
    });

    it("reverts where nothing unbonds", async () => {
      const { masternodes, owner, delegator } = await networkHelpers.loadFixture(delegated);
      await expect(masternodes.withdrawFrom(owner, delegator))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToWithdraw")
        .withArgs(delegator.address);
    });
  });

  describe("redelegate", () => {
    it("moves what finished unbonding into another pool, and the SNM stay", async () => {
      const { masternodes, owner, other, delegator, token } = await networkHelpers.loadFixture(delegated);
      await masternodes.undelegate(owner, BOND);
      await networkHelpers.time.increase(UNBONDING);
      const move = masternodes.redelegate(owner, other);
      await expect(move)
        .to.emit(masternodes, "StakeWithdrawn")
        .withArgs(owner.address, delegator.address, await masternodes.getAddress(), BOND, sharesOf(BOND));
      await expect(move)
        .to.emit(masternodes, "StakeAdded")
        .withArgs(other.address, delegator.address, BOND, sharesOf(BOND), 2n * BOND);
      await expect(move).to.changeTokenBalances(ethers, token, [masternodes, delegator], [0n, 0n]);
    });

    it("is no way around a slash: what moves waits, and is slashed meanwhile", async () => {
      const { masternodes, owner, other, delegator, dao } = await networkHelpers.loadFixture(delegated);
      await masternodes.undelegate(owner, BOND);
      await expect(masternodes.redelegate(owner, other)).to.be.revertedWithCustomError(
        masternodes,
        "MasternodeStillUnbonding",
      );
      await masternodes.connect(dao).slash(owner, SLASHED, 0n, NOBODY, NOBODY, REASON);
      await networkHelpers.time.increase(UNBONDING);
      await masternodes.redelegate(owner, other);
      expect((await masternodes.stakeOf(other, delegator)).stake).to.equal((BOND * 8n) / 10n);
    });
  });

  describe("settle", () => {
    it("does nothing where there are no rewards", async () => {
      const { masternodes, owner } = await networkHelpers.loadFixture(delegated);
      await expect(masternodes.settle(owner)).not.to.emit(masternodes, "RewardsSettled");
    });
  });

  it("pitfall_35_gain nothing by SNM that somebody sends, and nobody loses by it", async () => {
    const { masternodes, owner, delegator, token, system } = await networkHelpers.loadFixture(delegated);
    await token.transfer(masternodes, 1_000n * BOND);
    const late = await prepareDelegator(system, "late");
    await masternodes.connect(late).delegate(owner, 7n);
    expect((await masternodes.stakeOf(owner, late)).stake).to.equal(7n);
    expect((await masternodes.stakeOf(owner, delegator)).stake).to.equal(2n * BOND);
  });
});
