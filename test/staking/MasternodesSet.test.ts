import { expect } from "chai";
import { concat, dataSlice, parseEther, toBeHex } from "ethers";

import { MAX_ACTIVE_MASTERNODES } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import type { MasternodeActor } from "../helpers/MasternodeActor.ts";
import { BOND, bySigner, namedWallet, prepareMasternode, register, signSignerProof } from "../helpers/masternodes.ts";
import type { System } from "../helpers/System.ts";

const { ethers, networkHelpers } = chain;
const DAY = 24n * 3_600n;
const HOUR = 3_600n;

async function join(system: System, name: string, stake = BOND): Promise<MasternodeActor> {
  const node = await prepareMasternode(system, name, stake);
  await register(system, node);
  return node;
}

/** A fixture: three nodes with bonds of one, two and three, who are not the signer set yet. */
async function joinThree() {
  const system = await deploySystem();
  const nodes = [
    await join(system, "first", BOND),
    await join(system, "second", 2n * BOND),
    await join(system, "third", 3n * BOND),
  ] as const;
  return { ...system, system, nodes };
}

/** A fixture: every seat is taken; node i has bonded i wei above the smallest bond. */
async function fillSeats() {
  const system = await deploySystem();
  const nodes: MasternodeActor[] = [];
  for (let index = 0n; index < MAX_ACTIVE_MASTERNODES; index += 1n) {
    nodes.push(await join(system, `node ${index}`, BOND + index));
  }
  const smallest = nodes[0];
  const largest = nodes.at(-1);
  if (smallest === undefined || largest === undefined) throw new Error("There are no seats.");
  return { ...system, system, nodes, smallest, largest };
}

/** The code that a signer set is kept as. `time`: of the block in which it was made, the newest one unless told. */
async function codeOf(nodes: readonly MasternodeActor[], time?: number): Promise<string> {
  const members = bySigner(nodes).map(({ signer, stake }) => concat([signer.address, toBeHex(stake, 12)]));
  const total = nodes.reduce((sum, { stake }) => sum + stake, 0n);
  return concat(["0x00", ...members, toBeHex(total, 16), toBeHex(time ?? (await networkHelpers.time.latest()), 5)]);
}

describe("Masternodes' signer set", () => {
  describe("activate", () => {
    it("leaves every seat where it is while the seats are enough", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      expect(await masternodes.activeOwners()).to.deep.equal(nodes.map(({ owner }) => owner.address));
    });

    it("does nothing for a node that is active", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      await expect(masternodes.connect(nodes[0].owner).activate()).not.to.emit(masternodes, "ActiveChanged");
    });

    it("lets a 32nd node with a larger bond take the smallest one's seat", async () => {
      const { masternodes, smallest, system } = await networkHelpers.loadFixture(fillSeats);
      const node = await prepareMasternode(system, "newcomer", BOND + 1n);
      const registration = register(system, node);
      await expect(registration).to.emit(masternodes, "ActiveChanged").withArgs(smallest.owner.address, false);
      await expect(registration).to.emit(masternodes, "ActiveChanged").withArgs(node.owner.address, true);
      expect((await masternodes.masternode(smallest.owner)).active).to.equal(false);
      expect((await masternodes.masternode(smallest.owner)).stake).to.equal(BOND);
      expect(await masternodes.activeOwners())
        .to.have.lengthOf(Number(MAX_ACTIVE_MASTERNODES))
        .and.include(node.owner.address);
    });

    it("leaves a seat to an equal bond, and reverts with what a seat takes", async () => {
      const { masternodes, system } = await networkHelpers.loadFixture(fillSeats);
      const node = await join(system, "newcomer", BOND);
      expect((await masternodes.masternode(node.owner)).active).to.equal(false);
      await expect(masternodes.connect(node.owner).activate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(node.owner.address, BOND, BOND + 1n);
    });

    it("takes a seat by added stake", async () => {
      const { masternodes, smallest, system, token } = await networkHelpers.loadFixture(fillSeats);
      const node = await join(system, "newcomer", BOND);
      await token.transfer(node.owner, 1n);
      await expect(masternodes.connect(node.owner).addStake(1n))
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(smallest.owner.address, false);
      expect((await masternodes.masternode(node.owner)).active).to.equal(true);
    });

    it("takes a seat that became free", async () => {
      const { largest, masternodes, system } = await networkHelpers.loadFixture(fillSeats);
      const node = await join(system, "newcomer", BOND);
      await masternodes.connect(largest.owner).unbond(largest.stake);
      await expect(masternodes.connect(node.owner).activate())
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(node.owner.address, true);
      expect(await masternodes.activeOwners()).to.have.lengthOf(Number(MAX_ACTIVE_MASTERNODES));
    });

    it("reverts for a node that has not bonded, or less than is asked for now", async () => {
      const { dao, masternodes, smallest, stranger, system } = await networkHelpers.loadFixture(fillSeats);
      await expect(masternodes.connect(stranger).activate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotRegistered")
        .withArgs(stranger.address);
      await masternodes.connect(smallest.owner).unbond(BOND);
      await expect(masternodes.connect(smallest.owner).activate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(smallest.owner.address, 0n, BOND);
      await join(system, "fills the seat", 2n * BOND);
      const node = await join(system, "newcomer", BOND);
      await masternodes.connect(dao).setMinimumBond(BOND + 1n);
      await networkHelpers.time.increase(14n * DAY + HOUR);
      await expect(masternodes.connect(node.owner).activate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeStakeTooLow")
        .withArgs(node.owner.address, BOND, BOND + 1n);
    });
  });

  describe("rotate", () => {
    it("writes the active nodes, ascending by signer", async () => {
      const { masternodes, nodes, stranger } = await networkHelpers.loadFixture(joinThree);
      const ordered = bySigner(nodes);
      await expect(masternodes.connect(stranger).rotate())
        .to.emit(masternodes, "SignerSetChanged")
        .withArgs(
          1n,
          ordered.map(({ signer }) => signer.address),
          ordered.map(({ stake }) => stake),
          6n * BOND,
        );
      const { setId, store } = await masternodes.signerSet();
      expect(setId).to.equal(1n);
      expect(await ethers.provider.getCode(store)).to.equal(await codeOf(nodes));
    });

    it("fits all 31 nodes", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(fillSeats);
      await masternodes.rotate();
      const { store } = await masternodes.signerSet();
      const code = await ethers.provider.getCode(store);
      expect(code).to.equal(await codeOf(nodes));
      expect(dataSlice(code, 0, 1)).to.equal("0x00");
    });

    it("is not there before the first rotation", async () => {
      const { masternodes } = await networkHelpers.loadFixture(deploySystem);
      expect(await masternodes.signerSet()).to.deep.equal([0n, ethers.ZeroAddress]);
      await expect(masternodes.rotate()).to.be.revertedWithCustomError(masternodes, "MasternodeSetUnchanged");
    });

    it("may come at once the first time, and an interval later the second time", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      await masternodes.rotate();
      const first = BigInt(await networkHelpers.time.latest());
      await masternodes.connect(nodes[2].owner).unbond(1n);
      expect(await masternodes.rotationInterval()).to.equal(HOUR);
      await networkHelpers.time.setNextBlockTimestamp(first + HOUR - 1n);
      await expect(masternodes.rotate())
        .to.be.revertedWithCustomError(masternodes, "MasternodeRotationTooSoon")
        .withArgs(first + HOUR);
      await networkHelpers.time.setNextBlockTimestamp(first + HOUR);
      await masternodes.rotate();
      expect((await masternodes.signerSet()).setId).to.equal(2n);
    });

    it("reverts when nothing changed", async () => {
      const { masternodes } = await networkHelpers.loadFixture(joinThree);
      await masternodes.rotate();
      await networkHelpers.time.increase(HOUR);
      await expect(masternodes.rotate()).to.be.revertedWithCustomError(masternodes, "MasternodeSetUnchanged");
    });

    it("follows a new signer, a changed bond, a node that came and one that left", async () => {
      const { masternodes, nodes, system } = await networkHelpers.loadFixture(joinThree);
      await masternodes.rotate();
      const since = await networkHelpers.time.latest();
      const [first, second, third] = nodes;
      const signer = await namedWallet("next signer");
      await masternodes.connect(first.owner).changeSigner(signer, await signSignerProof(system, first.owner, signer));
      await masternodes.connect(second.owner).unbond(5n);
      await masternodes.connect(third.owner).unbond(3n * BOND);
      const fourth = await join(system, "fourth", BOND + 9n);
      const { store: before } = await masternodes.signerSet();
      await networkHelpers.time.increase(HOUR);
      await masternodes.rotate();
      const { setId, store } = await masternodes.signerSet();
      expect(setId).to.equal(2n);
      expect(await ethers.provider.getCode(store)).to.equal(
        await codeOf([{ ...first, signer }, { ...second, stake: 2n * BOND - 5n }, fourth]),
      );
      expect(await ethers.provider.getCode(before)).to.equal(await codeOf(nodes, since)); // history stays readable
    });

    it("becomes empty when the last node leaves", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      await masternodes.rotate();
      for (const { owner, stake } of nodes) await masternodes.connect(owner).unbond(stake);
      await networkHelpers.time.increase(HOUR);
      await expect(masternodes.rotate()).to.emit(masternodes, "SignerSetChanged").withArgs(2n, [], [], 0n);
      const { store } = await masternodes.signerSet();
      expect(await ethers.provider.getCode(store)).to.equal(await codeOf([]));
    });

    it("pitfall_33_can take a node out long before its stake leaves", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      await masternodes.rotate();
      const [first, second, third] = nodes;
      await masternodes.connect(first.owner).unbond(first.stake);
      await networkHelpers.time.increase(HOUR);
      await masternodes.rotate();
      const { store } = await masternodes.signerSet();
      expect(await ethers.provider.getCode(store)).to.equal(await codeOf([second, third]));
      const [{ releaseAt } = { releaseAt: 0n }] = await masternodes.unbondingsOf(first.owner, first.owner);
      await expect(masternodes.connect(first.owner).withdraw(first.owner))
        .to.be.revertedWithCustomError(masternodes, "MasternodeStillUnbonding")
        .withArgs(first.owner.address, releaseAt);
    });
  });

  describe("retire", () => {
    it("gives the seat up and keeps the stake, until the owner takes one again", async () => {
      const { masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      const { owner, stake } = nodes[1];
      await expect(masternodes.connect(owner).retire())
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(owner.address, false);
      const node = await masternodes.masternode(owner);
      expect([node.active, node.stake]).to.deep.equal([false, stake]);
      await masternodes.connect(owner).activate();
      expect(await masternodes.activeOwners()).to.have.lengthOf(3);
    });

    it("reverts without a seat", async () => {
      const { masternodes, stranger } = await networkHelpers.loadFixture(joinThree);
      await expect(masternodes.connect(stranger).retire())
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotActive")
        .withArgs(stranger.address);
    });
  });

  describe("vacate", () => {
    it("takes the seat of a node whose owner has less in it than must be, whoever delegated to it", async () => {
      const { dao, masternodes, nodes, stranger, token } = await networkHelpers.loadFixture(joinThree);
      const { owner } = nodes[0];
      await token.approve(masternodes, BOND);
      await masternodes.delegate(owner, BOND);
      await expect(masternodes.connect(stranger).vacate(owner))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondSuffices")
        .withArgs(owner.address, BOND, BOND);
      await masternodes.connect(dao).setMinimumBond(BOND + 1n);
      await networkHelpers.time.increase(14n * DAY + HOUR);
      await expect(masternodes.connect(stranger).vacate(owner))
        .to.emit(masternodes, "ActiveChanged")
        .withArgs(owner.address, false);
      await expect(masternodes.vacate(owner))
        .to.be.revertedWithCustomError(masternodes, "MasternodeNotActive")
        .withArgs(owner.address);
    });
  });

  describe("setMinimumBond", () => {
    it("asks for more only when whoever begins to leave now is gone, an epoch to spare", async () => {
      const { dao, masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      const time = BigInt(await networkHelpers.time.latest()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      const startsAt = time + 14n * DAY + HOUR;
      await expect(masternodes.connect(dao).setMinimumBond(2n * BOND))
        .to.emit(masternodes, "MinimumBondSet")
        .withArgs(2n * BOND, startsAt);
      expect(await masternodes.minimumBond()).to.equal(BOND);
      await masternodes.connect(nodes[1].owner).unbond(BOND);
      await networkHelpers.time.increaseTo(startsAt - 1n);
      expect(await masternodes.minimumBond()).to.equal(BOND);
      await networkHelpers.time.increaseTo(startsAt);
      expect(await masternodes.minimumBond()).to.equal(2n * BOND);
      await expect(masternodes.connect(nodes[2].owner).unbond(2n * BOND))
        .to.be.revertedWithCustomError(masternodes, "MasternodeBondTooSmall")
        .withArgs(BOND, 2n * BOND);
      await masternodes.connect(nodes[0].owner).unbond(BOND);
      await masternodes.connect(nodes[1].owner).withdraw(nodes[1].owner);
    });

    it("asks for less at once, and forgets what was to come", async () => {
      const { dao, masternodes } = await networkHelpers.loadFixture(joinThree);
      await masternodes.connect(dao).setMinimumBond(2n * BOND);
      await masternodes.connect(dao).setMinimumBond(BOND / 2n);
      expect(await masternodes.minimumBond()).to.equal(BOND / 2n);
      await networkHelpers.time.increase(15n * DAY);
      expect(await masternodes.minimumBond()).to.equal(BOND / 2n);
    });

    it("reverts for anybody but the DAO, and outside its bounds", async () => {
      const { dao, masternodes, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(masternodes.connect(stranger).setMinimumBond(BOND))
        .to.be.revertedWithCustomError(masternodes, "MasternodeDaoOnly")
        .withArgs(stranger.address);
      const [lowest, highest] = [parseEther("10000"), parseEther("1000000")];
      for (const bond of [lowest - 1n, highest + 1n]) {
        await expect(masternodes.connect(dao).setMinimumBond(bond))
          .to.be.revertedWithCustomError(masternodes, "MasternodeParameterOutOfRange")
          .withArgs(bond, lowest, highest);
      }
      for (const bond of [lowest, highest]) await masternodes.connect(dao).setMinimumBond(bond);
    });
  });

  describe("setUnbondingPeriod", () => {
    it("becomes longer only for those who stay, and shorter at once for what starts then", async () => {
      const { dao, masternodes, nodes } = await networkHelpers.loadFixture(joinThree);
      const { owner } = nodes[2];
      const releases = async () => (await masternodes.unbondingsOf(owner, owner)).map(({ releaseAt }) => releaseAt);
      const time = BigInt(await networkHelpers.time.latest()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      const startsAt = time + 14n * DAY + HOUR;
      await expect(masternodes.connect(dao).setUnbondingPeriod(30n * DAY))
        .to.emit(masternodes, "UnbondingPeriodSet")
        .withArgs(30n * DAY, startsAt);
      await networkHelpers.time.setNextBlockTimestamp(startsAt - 1n);
      await masternodes.connect(owner).unbond(1n);
      await networkHelpers.time.setNextBlockTimestamp(startsAt);
      await masternodes.connect(owner).unbond(1n);
      expect(await masternodes.unbondingPeriod()).to.equal(30n * DAY);
      const longer = [startsAt - 1n + 14n * DAY, startsAt + 30n * DAY];
      expect(await releases()).to.deep.equal(longer);
      await masternodes.connect(dao).setUnbondingPeriod(7n * DAY);
      await masternodes.connect(owner).unbond(1n);
      expect(await releases()).to.deep.equal([...longer, startsAt + 30n * DAY]); // nothing overtakes
      await masternodes.connect(nodes[1].owner).unbond(1n);
      const [part] = await masternodes.unbondingsOf(nodes[1].owner, nodes[1].owner);
      expect(part?.releaseAt).to.equal(BigInt(await networkHelpers.time.latest()) + 7n * DAY);
    });

    it("reverts for anybody but the DAO, and outside its bounds", async () => {
      const { dao, masternodes, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(masternodes.connect(stranger).setUnbondingPeriod(14n * DAY))
        .to.be.revertedWithCustomError(masternodes, "MasternodeDaoOnly")
        .withArgs(stranger.address);
      for (const period of [7n * DAY - 1n, 30n * DAY + 1n]) {
        await expect(masternodes.connect(dao).setUnbondingPeriod(period))
          .to.be.revertedWithCustomError(masternodes, "MasternodeParameterOutOfRange")
          .withArgs(period, 7n * DAY, 30n * DAY);
      }
      for (const period of [7n * DAY, 30n * DAY]) await masternodes.connect(dao).setUnbondingPeriod(period);
    });
  });

  it("can't be deployed with parameters that would trap or bind nobody", async () => {
    const { dao, masternodes, token } = await networkHelpers.loadFixture(deploySystem);
    const factory = await ethers.getContractFactory("Masternodes");
    const good = { token, dao, minimumBond: 1n, unbondingPeriod: 300n, rotationInterval: 10n };
    const [highest, longest] = [parseEther("1000000"), 30n * DAY];
    const wrong = [
      [{ minimumBond: 0n }, 0n, highest],
      [{ minimumBond: highest + 1n }, highest + 1n, highest],
      [{ unbondingPeriod: 0n }, 0n, longest],
      [{ unbondingPeriod: longest + 1n }, longest + 1n, longest],
      [{ rotationInterval: 0n }, 0n, 300n],
      [{ rotationInterval: 301n }, 301n, 300n],
    ] as const;
    for (const [change, value, most] of wrong) {
      await expect(factory.deploy({ ...good, ...change }))
        .to.be.revertedWithCustomError(masternodes, "MasternodeParameterOutOfRange")
        .withArgs(value, 1n, most);
    }
    await factory.deploy(good);
  });
});
