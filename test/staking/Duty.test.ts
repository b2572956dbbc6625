import { expect } from "chai";
import { MaxUint256, parseEther, ZeroAddress } from "ethers";

import { COMMISSION_NOTICE, COMMISSION_STEP, MAX_COMMISSION } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode, prepareDelegator } from "../helpers/delegations.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { BOND, bySigner, ENDPOINT, prepareMasternode, sharesOf, signSignerProof } from "../helpers/masternodes.ts";
import { attestDuty, dutyLeaf } from "./dutyLeaves.ts";

const { ethers, networkHelpers } = chain;
const DAY = 86_400n;
const DRIP = 7n * DAY;
const FEES = parseEther("300");
const SUBSIDY = parseEther("700");

const now = async () => BigInt(await networkHelpers.time.latest());

/** A fixture: two nodes, the first one with a commission of a tenth; rewards have a source, which holds none yet. */
async function connected() {
  const system = await deploySystem();
  const node = await prepareMasternode(system, "node");
  const proof = await signSignerProof(system, node.owner, node.signer);
  const asOwner = system.masternodes.connect(node.owner);
  await asOwner.registerWithCommission(node.signer, proof, BOND, ENDPOINT, 1_000n);
  const nodes = bySigner([node, await joinNode(system, "other")]);
  await system.masternodes.rotate();
  // The real sources give by the second: what stands in their place here gives what a test says.
  const code = await ethers.provider.getCode(await ethers.deployContract("RewardSourceMock", [system.token]));
  const stand = async (address: string) => {
    await networkHelpers.setCode(address, code);
    const mock = await ethers.getContractAt("RewardSourceMock", address);
    await mock.setRewards(0n, 0n);
    return mock;
  };
  const fees = await stand(await system.duty.feeSource());
  const subsidy = await stand(await system.duty.subsidySource());
  await system.token.transfer(fees, FEES);
  const give = async () => {
    await fees.setRewards(FEES, 0n);
    await subsidy.setRewards(0n, SUBSIDY);
  };
  return {
    ...system,
    system,
    node,
    nodes,
    owner: node.owner.address,
    fees,
    subsidy,
    give,
    asDuty: system.duty.connect(node.owner),
  };
}

/** A fixture: 1,000 SNM of rewards were collected. */
async function funded() {
  const stage = await connected();
  const { system, give, duty } = stage;
  await give();
  await duty.collectRewards();
  const attest = async (earned: bigint, asOf?: bigint, owner = stage.owner) =>
    attestDuty(system, stage.nodes, owner, asOf ?? (await now()), earned);
  return { ...stage, attest };
}

describe("Duty", () => {
  describe("connectSources", () => {
    it("names the sources once, as the deployment did", async () => {
      const { duty, splitter, teamPool, masternodes, reports, token } = await networkHelpers.loadFixture(deploySystem);
      const sources = [await splitter.getAddress(), await teamPool.getAddress()] as const;
      expect([await duty.feeSource(), await duty.subsidySource()]).to.deep.equal(sources);
      await expect(duty.connectSources(...sources)).to.be.revertedWithCustomError(duty, "DutyConnectedAlready");
      const fresh = await ethers.deployContract("Duty", [token, masternodes, reports]);
      await expect(fresh.connectSources(...sources))
        .to.emit(fresh, "SourcesConnected")
        .withArgs(...sources);
    });

    it("reverts for anybody but the deployer, and without a contract", async () => {
      const { stranger, token, masternodes, reports } = await networkHelpers.loadFixture(deploySystem);
      const duty = await ethers.deployContract("Duty", [token, masternodes, reports]);
      await expect(duty.connect(stranger).connectSources(token, token))
        .to.be.revertedWithCustomError(duty, "DutyDeployerOnly")
        .withArgs(stranger.address);
      const contract = await token.getAddress();
      for (const sources of [[stranger.address, contract] as const, [contract, stranger.address] as const]) {
        await expect(duty.connectSources(...sources))
          .to.be.revertedWithCustomError(duty, "DutySourceMissing")
          .withArgs(stranger.address);
      }
    });
  });

  describe("collectRewards", () => {
    it("brings the masternodes' share of the fees from the splitter, and the subsidy of the time from the team's pool", async () => {
      const { duty, masternodes, splitter, teamPool, token } = await networkHelpers.loadFixture(deploySystem);
      await token.transfer(splitter, 10_000n);
      await networkHelpers.time.increase(DAY);
      await duty.collectRewards();
      const subsidy = await teamPool.subsidyReleased(await now());
      expect(subsidy > 0n).to.equal(true);
      expect(await masternodes.rewardsHeld()).to.equal(subsidy + 4_000n);
      expect(await token.balanceOf(masternodes)).to.equal(subsidy + 4_000n);
      expect(await teamPool.subsidySent()).to.equal(subsidy);
    });

    it("fetches fees and subsidy, which the masternodes hold", async () => {
      const { duty, masternodes, fees, subsidy, give, token } = await networkHelpers.loadFixture(connected);
      await give();
      const collection = duty.collectRewards();
      await expect(collection)
        .to.emit(duty, "RewardsCollected")
        .withArgs(FEES, SUBSIDY, FEES + SUBSIDY);
      await expect(collection).to.changeTokenBalances(
        ethers,
        token,
        [fees, subsidy, masternodes],
        [-FEES, -SUBSIDY, FEES + SUBSIDY],
      );
      expect(await masternodes.rewardsHeld()).to.equal(FEES + SUBSIDY);
      const time = await now();
      expect(await duty.collectedBy(time - 1n)).to.equal(0n);
      expect(await duty.collectedBy(time)).to.equal(FEES + SUBSIDY);
    });

    it("does nothing where there is nothing", async () => {
      const { duty } = await networkHelpers.loadFixture(connected);
      await expect(duty.collectRewards()).not.to.emit(duty, "RewardsCollected");
    });

    it("reverts before it is connected", async () => {
      const { token, masternodes, reports } = await networkHelpers.loadFixture(deploySystem);
      const duty = await ethers.deployContract("Duty", [token, masternodes, reports]);
      await expect(duty.collectRewards()).to.be.revertedWithCustomError(duty, "DutyNotConnected");
      await expect(duty.runway()).to.be.revertedWithCustomError(duty, "DutyNotConnected");
    });
  });

  describe("claimDuty", () => {
    it("gives the commission to the owner and the rest to the pool, evenly over half of the unbonding period", async () => {
      const { attest, duty, masternodes, owner } = await networkHelpers.loadFixture(funded);
      const claim = await attest(parseEther("100"));
      const time = (await now()) + 10n;
      await networkHelpers.time.setNextBlockTimestamp(time);
      const claimed = duty.claimDuty(...claim);
      await expect(claimed)
        .to.emit(duty, "DutyClaimed")
        .withArgs(owner, claim[1], claim[2], parseEther("100"), parseEther("100"), parseEther("10"));
      await expect(claimed)
        .to.emit(masternodes, "RewardsAdded")
        .withArgs(owner, parseEther("90"), time + DRIP);
      expect(await duty.dutyOf(owner)).to.deep.equal([parseEther("100"), claim[2], parseEther("10")]);
      expect(await duty.totalClaimed()).to.equal(parseEther("100"));
      expect((await masternodes.stakeOf(owner, owner)).stake).to.equal(BOND);
      await networkHelpers.time.increaseTo(time + DRIP / 3n);
      expect((await masternodes.stakeOf(owner, owner)).stake).to.be.closeTo(BOND + parseEther("30"), 1n);
      await networkHelpers.time.setNextBlockTimestamp(time + DRIP);
      await expect(masternodes.settle(owner))
        .to.emit(masternodes, "RewardsSettled")
        .withArgs(owner, parseEther("90"), BOND + parseEther("90"));
      expect((await masternodes.masternode(owner)).stake).to.equal(BOND + parseEther("90"));
      expect(await masternodes.getVotes(owner)).to.be.closeTo(BOND + parseEther("90"), 1n);
    });

    it("pays what is new of a cumulative leaf, whoever sends it", async () => {
      const { attest, duty, stranger, owner } = await networkHelpers.loadFixture(funded);
      await duty.claimDuty(...(await attest(parseEther("100"))));
      const next = await attest(parseEther("250"));
      expect(await duty.connect(stranger).claimDuty.staticCall(...next)).to.equal(parseEther("150"));
      await duty.connect(stranger).claimDuty(...next);
      expect((await duty.dutyOf(owner)).owed).to.equal(parseEther("25"));
    });

    it("pitfall_36_gives a late delegator nothing of what was due before, and its part of what comes", async () => {
      const { attest, duty, masternodes, owner, system } = await networkHelpers.loadFixture(funded);
      await duty.claimDuty(...(await attest(parseEther("100"))));
      const start = await now();
      const late = await prepareDelegator(system, "late");
      await networkHelpers.time.setNextBlockTimestamp(start + DRIP / 2n);
      await masternodes.connect(late).delegate(owner, BOND);
      expect((await masternodes.stakeOf(owner, late)).stake).to.be.closeTo(BOND, 1n);
      await networkHelpers.time.increaseTo(start + DRIP);
      const earned = (await masternodes.stakeOf(owner, late)).stake - BOND;
      expect(earned).to.be.closeTo(parseEther("22.5"), parseEther("0.01"));
    });

    it("keeps rewards on their way from a slash, and from whoever leaves", async () => {
      const { attest, dao, duty, masternodes, owner } = await networkHelpers.loadFixture(funded);
      await duty.claimDuty(...(await attest(parseEther("100"))));
      const before = await masternodes.pool(owner);
      await masternodes.connect(dao).slash(owner, 1_000n, 0n, ZeroAddress, ZeroAddress, `0x${"11".repeat(32)}`);
      await networkHelpers.time.increaseTo(before.rewardsUntil);
      await masternodes.settle(owner);
      const { stake } = await masternodes.pool(owner);
      expect(stake).to.be.closeTo((BOND * 9n) / 10n + parseEther("90"), parseEther("0.01"));
    });

    it("gives the owner what becomes due in a pool that everybody has left", async () => {
      const { attest, duty, masternodes, node, owner, token } = await networkHelpers.loadFixture(funded);
      await duty.claimDuty(...(await attest(parseEther("100"))));
      await masternodes.connect(node.owner).unbond(MaxUint256);
      await networkHelpers.time.increase(DRIP);
      await masternodes.settle(owner);
      expect(await token.balanceOf(owner)).to.be.closeTo(parseEther("90"), parseEther("0.01"));
    });

    it("reverts for a leaf that is not newer, says nothing more, or is of the future", async () => {
      const { attest, duty, owner } = await networkHelpers.loadFixture(funded);
      const claim = await attest(parseEther("100"));
      await duty.claimDuty(...claim);
      await expect(duty.claimDuty(...claim))
        .to.be.revertedWithCustomError(duty, "DutyNotNewer")
        .withArgs(owner, claim[2], claim[2]);
      for (const earned of [parseEther("100"), parseEther("99")]) {
        await expect(duty.claimDuty(...(await attest(earned))))
          .to.be.revertedWithCustomError(duty, "DutyNothingEarned")
          .withArgs(owner, earned, parseEther("100"));
      }
      const future = (await now()) + 30n * DAY;
      await expect(duty.claimDuty(...(await attest(parseEther("101"), future)))).to.be.revertedWithCustomError(
        duty,
        "DutyInFuture",
      );
    });

    it("reverts for more than had been collected at the time of the leaf, all nodes together", async () => {
      const { attest, duty, nodes, owner } = await networkHelpers.loadFixture(funded);
      const total = FEES + SUBSIDY;
      await expect(duty.claimDuty(...(await attest(total + 1n))))
        .to.be.revertedWithCustomError(duty, "DutyNotReleased")
        .withArgs(total + 1n, total);
      await expect(duty.claimDuty(...(await attest(1n, 1_600_000_000n))))
        .to.be.revertedWithCustomError(duty, "DutyNotReleased")
        .withArgs(1n, 0n);
      await duty.claimDuty(...(await attest(total)));
      const other = nodes.find((candidate) => candidate.owner.address !== owner)!.owner.address;
      await expect(duty.claimDuty(...(await attest(1n, undefined, other))))
        .to.be.revertedWithCustomError(duty, "DutyNotReleased")
        .withArgs(total + 1n, total);
    });

    it("reverts for a leaf that the report's tree does not hold", async () => {
      const { attest, duty, owner, reports } = await networkHelpers.loadFixture(funded);
      const [, sequence, asOf, , proof] = await attest(5n);
      await expect(duty.claimDuty(owner, sequence, asOf, 6n, proof))
        .to.be.revertedWithCustomError(duty, "DutyProofInvalid")
        .withArgs(owner, dutyLeaf(owner, asOf, 6n), await reports.rootOf(sequence));
      expect(await duty.leafOf(owner, asOf, 6n)).to.equal(dutyLeaf(owner, asOf, 6n));
    });
  });

  describe("payCommission", () => {
    it("pays the owner, or the payout key that it names", async () => {
      const { asDuty, attest, duty, masternodes, owner, stranger, token } = await networkHelpers.loadFixture(funded);
      await duty.claimDuty(...(await attest(parseEther("100"))));
      await expect(duty.payCommission(owner)).to.emit(duty, "CommissionPaid").withArgs(owner, owner, parseEther("10"));
      expect(await token.balanceOf(owner)).to.equal(parseEther("10"));
      await duty.claimDuty(...(await attest(parseEther("200"))));
      await asDuty.changePayout(stranger);
      const payment = duty.payCommission(owner);
      await expect(payment).to.changeTokenBalances(
        ...[ethers, token, [masternodes, stranger], [-parseEther("10"), parseEther("10")]],
      );
      await expect(duty.payCommission(owner)).to.be.revertedWithCustomError(duty, "DutyNothingOwed").withArgs(owner);
    });
  });

  describe("changePayout", () => {
    it("names another key, for an owner of a node", async () => {
      const { asDuty, duty, masternodes, owner, stranger } = await networkHelpers.loadFixture(connected);
      expect(await duty.payoutOf(owner)).to.equal(owner);
      await expect(asDuty.changePayout(stranger)).to.emit(duty, "PayoutChanged").withArgs(owner, stranger.address);
      expect(await duty.payoutOf(owner)).to.equal(stranger.address);
      for (const wrong of [ZeroAddress, await masternodes.getAddress()]) {
        await expect(asDuty.changePayout(wrong))
          .to.be.revertedWithCustomError(duty, "DutyPayoutInvalid")
          .withArgs(wrong);
      }
      await expect(duty.connect(stranger).changePayout(owner))
        .to.be.revertedWithCustomError(duty, "DutyNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("announceCommission", () => {
    it("starts after the notice", async () => {
      const { asDuty, duty, owner } = await networkHelpers.loadFixture(connected);
      const startsAt = (await now()) + 10n + COMMISSION_NOTICE;
      await networkHelpers.time.setNextBlockTimestamp(startsAt - COMMISSION_NOTICE);
      await expect(asDuty.announceCommission(1_500n))
        .to.emit(duty, "CommissionAnnounced")
        .withArgs(owner, 1_500n, startsAt);
      expect(await duty.commissionOf(owner)).to.deep.equal([1_000n, 1_500n, startsAt]);
      await networkHelpers.time.increaseTo(startsAt);
      expect(await duty.commissionOf(owner)).to.deep.equal([1_500n, 1_500n, startsAt]);
    });

    it("never acts backwards: a claim pays the lowest commission of its time", async () => {
      const { asDuty, attest, duty, owner } = await networkHelpers.loadFixture(funded);
      const owed = async () => (await duty.dutyOf(owner)).owed;
      await asDuty.announceCommission(1_500n);
      await networkHelpers.time.increase(COMMISSION_NOTICE);
      await asDuty.announceCommission(2_000n); // 15% are in force now
      await duty.claimDuty(...(await attest(parseEther("100")))); // of time with 10% and 15%
      expect(await owed()).to.equal(parseEther("10"));
      await networkHelpers.time.increase(COMMISSION_NOTICE);
      await duty.claimDuty(...(await attest(parseEther("200")))); // of time with 15% and 20%
      expect(await owed()).to.equal(parseEther("20"));
      await duty.claimDuty(...(await attest(parseEther("300")))); // of time with 20% alone
      expect(await owed()).to.equal(parseEther("40"));
      await asDuty.announceCommission(1_500n);
      await networkHelpers.time.increase(COMMISSION_NOTICE);
      await duty.claimDuty(...(await attest(parseEther("400")))); // of time with 20% and 15%
      expect(await owed()).to.equal(parseEther("55"));
    });

    it("counts from its first second on, also after claims that found one commission alone", async () => {
      const { asDuty, attest, duty, owner } = await networkHelpers.loadFixture(funded);
      const owed = async () => (await duty.dutyOf(owner)).owed;
      for (const earned of ["100", "200"]) await duty.claimDuty(...(await attest(parseEther(earned))));
      expect(await owed()).to.equal(parseEther("20"));
      await asDuty.announceCommission(500n);
      await duty.claimDuty(...(await attest(parseEther("300")))); // of time before it
      expect(await owed()).to.equal(parseEther("30"));
      await networkHelpers.time.increase(COMMISSION_NOTICE);
      for (const earned of ["400", "500"]) await duty.claimDuty(...(await attest(parseEther(earned))));
      expect(await owed()).to.equal(parseEther("40"));
    });

    it("replaces what was announced before", async () => {
      const { asDuty, duty, owner } = await networkHelpers.loadFixture(connected);
      await asDuty.announceCommission(1_500n);
      await asDuty.announceCommission(500n);
      await networkHelpers.time.increase(COMMISSION_NOTICE);
      expect((await duty.commissionOf(owner)).commission).to.equal(500n);
    });

    it("reverts for a larger step, beyond the cap, and without a node", async () => {
      const { asDuty, duty, stranger } = await networkHelpers.loadFixture(connected);
      for (const wrong of [1_501n, 499n]) {
        await expect(asDuty.announceCommission(wrong))
          .to.be.revertedWithCustomError(duty, "DutyCommissionStep")
          .withArgs(1_000n, wrong, COMMISSION_STEP);
      }
      await expect(asDuty.announceCommission(MAX_COMMISSION + 1n))
        .to.be.revertedWithCustomError(duty, "DutyCommissionTooHigh")
        .withArgs(MAX_COMMISSION + 1n, MAX_COMMISSION);
      await expect(duty.connect(stranger).announceCommission(1n))
        .to.be.revertedWithCustomError(duty, "DutyNotRegistered")
        .withArgs(stranger.address);
    });
  });

  describe("startCommission", () => {
    it("is for the masternodes alone, when a node joins", async () => {
      const { duty, owner, system } = await networkHelpers.loadFixture(connected);
      expect(await duty.commissionOf(owner)).to.deep.equal([1_000n, 1_000n, 0n]);
      await expect(duty.startCommission(owner, 0n)).to.be.revertedWithCustomError(duty, "DutyMasternodesOnly");
      const next = await prepareMasternode(system, "next");
      const proof = await signSignerProof(system, next.owner, next.signer);
      await expect(
        system.masternodes
          .connect(next.owner)
          .registerWithCommission(next.signer, proof, BOND, ENDPOINT, MAX_COMMISSION + 1n),
      ).to.be.revertedWithCustomError(duty, "DutyCommissionTooHigh");
    });

    it("counts for an owner of whom reports spoke before it joined", async () => {
      const { attest, duty, system } = await networkHelpers.loadFixture(funded);
      const { owner, signer } = await prepareMasternode(system, "next");
      await duty.claimDuty(...(await attest(10n, undefined, owner.address)));
      const proof = await signSignerProof(system, owner, signer);
      await system.masternodes.connect(owner).registerWithCommission(signer, proof, BOND, ENDPOINT, 1_000n);
      await duty.claimDuty(...(await attest(30n, undefined, owner.address)));
      expect((await duty.dutyOf(owner)).owed).to.equal(2n);
    });
  });

  describe("runway", () => {
    it("is how long the subsidy lasts", async () => {
      const { duty, teamPool } = await networkHelpers.loadFixture(deploySystem);
      expect(await duty.runway()).to.equal((await teamPool.subsidyEnds()) - (await now()));
      await networkHelpers.time.increaseTo((await teamPool.subsidyEnds()) + 1n);
      expect(await duty.runway()).to.equal(0n);
    });
  });
});

describe("Masternodes' rewards", () => {
  it("are given by what was connected once, and never more than was paid in", async () => {
    const { duty, masternodes, stranger, system, owner } = await networkHelpers.loadFixture(funded);
    const address = await duty.getAddress();
    expect(await masternodes.duty()).to.equal(address);
    for (const call of [
      masternodes.connect(stranger).addRewards(owner, 1n),
      masternodes.connect(stranger).payRewards(stranger, 1n),
    ]) {
      await expect(call).to.be.revertedWithCustomError(masternodes, "MasternodeDutyOnly").withArgs(stranger.address);
    }
    await expect(masternodes.connectDuty(stranger))
      .to.be.revertedWithCustomError(masternodes, "MasternodeConnectedAlready")
      .withArgs(address);
    await expect(masternodes.connect(stranger).connectDuty(stranger))
      .to.be.revertedWithCustomError(masternodes, "MasternodeDeployerOnly")
      .withArgs(stranger.address);
    await networkHelpers.impersonateAccount(address);
    await networkHelpers.setBalance(address, parseEther("1"));
    const asDuty = masternodes.connect(await ethers.getSigner(address));
    await expect(asDuty.addRewards(owner, FEES + SUBSIDY + 1n))
      .to.be.revertedWithCustomError(masternodes, "MasternodeRewardsNotHeld")
      .withArgs(FEES + SUBSIDY + 1n, FEES + SUBSIDY);
    await expect(asDuty.payRewards(stranger, 5n)).to.emit(masternodes, "RewardsPaid").withArgs(stranger.address, 5n);
    await system.token.approve(masternodes, 7n);
    await expect(masternodes.fundRewards(7n))
      .to.emit(masternodes, "RewardsFunded")
      .withArgs(system.deployer.address, 7n, FEES + SUBSIDY + 2n);
    expect((await masternodes.pool(owner)).shares).to.equal(sharesOf(BOND));
  });
});
