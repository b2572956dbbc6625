import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";

import { MAX_JAIL, MAX_SLASH, REPORTER_SHARE, SLASH_CAP, SLASH_PERIOD } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode, prepareDelegator } from "../helpers/delegations.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { BOND } from "../helpers/masternodes.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;
const UNBONDING = 14n * DAY;
const REASON = `0x${"11".repeat(32)}`;

const share = (amount: bigint, basisPoints: bigint): bigint => (amount * basisPoints) / 10_000n;

/** A fixture: a node with two bonds, one of them delegated, of which half is on the way out; and another node. */
async function delegatedNode() {
  const system = await deploySystem();
  const node = await joinNode(system, "node");
  const other = await joinNode(system, "other");
  const delegator = await prepareDelegator(system, "delegator");
  const asDelegator = system.masternodes.connect(delegator);
  await asDelegator.delegate(node.owner, BOND);
  await asDelegator.undelegate(node.owner, BOND / 2n);
  return {
    ...{ ...system, system, owner: node.owner, other: other.owner, delegator, asDelegator },
    asDao: system.masternodes.connect(system.dao),
  };
}

const now = async () => BigInt(await networkHelpers.time.latest());

describe("Masternodes' slashes by the DAO", () => {
  describe("slash", () => {
    it("takes the share from bond, delegated stake and what unbonds alike", async () => {
      const { asDao, masternodes, owner, delegator } = await networkHelpers.loadFixture(delegatedNode);
      await asDao.slash(owner, 1_000n, 0n, ZeroAddress, ZeroAddress, REASON);
      expect((await masternodes.stakeOf(owner, owner)).stake).to.equal(share(BOND, 9_000n));
      expect((await masternodes.stakeOf(owner, delegator)).stake).to.equal(share(BOND / 2n, 9_000n));
      const [part] = await masternodes.unbondingsOf(owner, delegator);
      expect(part?.amount).to.equal(share(BOND / 2n, 9_000n));
    });

    it("pays the reporter's share, the damage, and the rest to the treasury", async () => {
      const { asDao, dao, masternodes, owner, stranger, buyer, token } =
        await networkHelpers.loadFixture(delegatedNode);
      const amount = share(2n * BOND, 1_000n);
      const reward = share(amount, REPORTER_SHARE);
      const before = await token.balanceOf(dao);
      const slash = asDao.slash(owner, 1_000n, 7n, buyer, stranger, REASON);
      await expect(slash)
        .to.emit(masternodes, "MasternodeSlashed")
        .withArgs(
          ...[owner.address, buyer.address, stranger.address, REASON, amount, reward, 7n],
          ...[share(BOND + BOND / 2n, 9_000n), share(BOND / 2n, 9_000n)],
        );
      expect(await token.balanceOf(stranger)).to.equal(reward);
      expect(await token.balanceOf(buyer)).to.equal(7n);
      expect(await token.balanceOf(dao)).to.equal(before + amount - reward - 7n);
    });

    it("pays whoever was harmed no more than there is after the reporter", async () => {
      const { asDao, dao, owner, stranger, buyer, token } = await networkHelpers.loadFixture(delegatedNode);
      const before = await token.balanceOf(dao);
      await asDao.slash(owner, MAX_SLASH, MaxUint256, buyer, stranger, REASON);
      const amount = share(2n * BOND, MAX_SLASH);
      expect(await token.balanceOf(buyer)).to.equal(amount - share(amount, REPORTER_SHARE));
      expect(await token.balanceOf(dao)).to.equal(before);
    });

    it("takes the seat of an owner whose bond is too small then, and not of another one", async () => {
      const { asDao, masternodes, owner, other, system } = await networkHelpers.loadFixture(delegatedNode);
      await expect(asDao.slash(owner, 1n, 0n, ZeroAddress, ZeroAddress, REASON))
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(owner.address, false);
      await system.token.transfer(other, BOND);
      await masternodes.connect(other).addStake(BOND);
      await expect(asDao.slash(other, 1n, 0n, ZeroAddress, ZeroAddress, REASON)).not.to.emit(
        masternodes,
        "ActiveChanged",
      );
    });

    it("touches no other node", async () => {
      const { asDao, masternodes, owner, other } = await networkHelpers.loadFixture(delegatedNode);
      const before = await masternodes.pool(other);
      await asDao.slash(owner, MAX_SLASH, 0n, ZeroAddress, ZeroAddress, REASON);
      expect(await masternodes.pool(other)).to.deep.equal(before);
    });

    it("costs at most the cap in a period, of what came since the first slash too", async () => {
      const { asDao, asDelegator, masternodes, owner } = await networkHelpers.loadFixture(delegatedNode);
      await asDao.slash(owner, 1n, 0n, ZeroAddress, ZeroAddress, REASON);
      await asDelegator.delegate(owner, 2n * BOND);
      const slash = () => asDao.slash(owner, MAX_SLASH, 0n, ZeroAddress, ZeroAddress, REASON);
      await slash();
      await slash();
      const { stake, unbonding } = await masternodes.pool(owner);
      expect(stake + unbonding).to.equal(4n * BOND - share(4n * BOND, SLASH_CAP));
      await expect(slash())
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToSlash")
        .withArgs(owner.address, stake + unbonding);
      await networkHelpers.time.increase(SLASH_PERIOD);
      await slash();
    });

    it("pitfall_34_leaves parts that unbond worth what the slash left, down to nothing", async () => {
      const { asDao, asDelegator, masternodes, owner, delegator } = await networkHelpers.loadFixture(delegatedNode);
      await asDelegator.undelegate(owner, MaxUint256);
      await asDao.slash(owner, MAX_SLASH, 0n, ZeroAddress, ZeroAddress, REASON);
      await networkHelpers.time.increase(UNBONDING);
      expect(await asDelegator.withdrawFrom.staticCall(owner, delegator)).to.equal((BOND * 8n) / 10n);
      await asDelegator.withdrawFrom(owner, delegator);
      expect((await masternodes.pool(owner)).unbonding).to.equal(0n);
    });

    it("reverts for anybody but the DAO, and beyond the largest share", async () => {
      const { asDao, masternodes, owner, stranger } = await networkHelpers.loadFixture(delegatedNode);
      await expect(masternodes.connect(stranger).slash(owner, 1n, 0n, ZeroAddress, ZeroAddress, REASON))
        .to.be.revertedWithCustomError(masternodes, "MasternodeDaoOnly")
        .withArgs(stranger.address);
      for (const wrong of [0n, MAX_SLASH + 1n]) {
        await expect(asDao.slash(owner, wrong, 0n, ZeroAddress, ZeroAddress, REASON))
          .to.be.revertedWithCustomError(masternodes, "MasternodeParameterOutOfRange")
          .withArgs(wrong, 1n, MAX_SLASH);
      }
    });

    it("reverts where the money would be lost, and where there is none", async () => {
      const { asDao, masternodes, owner, stranger } = await networkHelpers.loadFixture(delegatedNode);
      const here = await masternodes.getAddress();
      for (const [beneficiary, reporter, named] of [
        [ZeroAddress, ZeroAddress, ZeroAddress],
        [here, ZeroAddress, here],
        [stranger.address, here, here],
      ] as const) {
        await expect(asDao.slash(owner, 1n, 1n, beneficiary, reporter, REASON))
          .to.be.revertedWithCustomError(masternodes, "MasternodeBeneficiaryInvalid")
          .withArgs(named);
      }
      await expect(asDao.slash(stranger, 1n, 0n, ZeroAddress, ZeroAddress, REASON))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNothingToSlash")
        .withArgs(stranger.address, 0n);
    });
  });

  describe("jail", () => {
    it("takes the seat until the time is over", async () => {
      const { asDao, masternodes, owner } = await networkHelpers.loadFixture(delegatedNode);
      const until = (await now()) + 10n + DAY;
      await networkHelpers.time.setNextBlockTimestamp(until - DAY);
      const jailing = asDao.jail(owner, DAY);
      await expect(jailing).to.emit(masternodes, "MasternodeJailed").withArgs(owner.address, until);
      await expect(jailing).to.emit(masternodes, "ActiveChanged").withArgs(owner.address, false);
      const asOwner = masternodes.connect(owner);
      await expect(asOwner.activate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeInJail")
        .withArgs(owner.address, until);
      await networkHelpers.time.increaseTo(until);
      await asOwner.activate();
      expect((await masternodes.masternode(owner)).active).to.equal(true);
    });

    it("is not left by adding stake", async () => {
      const { asDao, masternodes, owner, system } = await networkHelpers.loadFixture(delegatedNode);
      await asDao.jail(owner, DAY);
      await system.token.transfer(owner, BOND);
      await expect(masternodes.connect(owner).addStake(BOND)).not.to.emit(masternodes, "ActiveChanged");
    });

    it("ends when the DAO lets the node go", async () => {
      const { asDao, masternodes, owner } = await networkHelpers.loadFixture(delegatedNode);
      await asDao.jail(owner, MAX_JAIL);
      await asDao.jail(owner, 0n);
      await masternodes.connect(owner).activate();
    });

    it("reverts for anybody but the DAO, for too long, and without a node", async () => {
      const { asDao, masternodes, owner, stranger } = await networkHelpers.loadFixture(delegatedNode);
      await expect(masternodes.connect(stranger).jail(owner, 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeDaoOnly")
        .withArgs(stranger.address);
      await expect(asDao.jail(owner, MAX_JAIL + 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeParameterOutOfRange")
        .withArgs(MAX_JAIL + 1n, 0n, MAX_JAIL);
      await expect(asDao.jail(stranger, 1n))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
    });
  });
});
