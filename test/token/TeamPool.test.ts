import { expect } from "chai";
import { parseEther } from "ethers";

import { PROGRAMS_SUPPLY, SUBSIDY_SUPPLY, SUBSIDY_YEAR, TEAM_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

const { ethers, networkHelpers } = chain;

/** The pool with accounts that act as masternodes and programs. */
async function opened() {
  const system = await deploySystem();
  const { dao, market, duty, teamPool } = system;
  const acting = async (contract: { getAddress: () => Promise<string> }) => {
    const address = await contract.getAddress();
    await networkHelpers.impersonateAccount(address);
    await networkHelpers.setBalance(address, parseEther("1"));
    return ethers.getSigner(address);
  };
  // any contract will do for the programs
  const programs = await acting(market);
  await teamPool.connect(dao).setPrograms(programs);
  return { ...system, programs, node: await acting(duty), start: await teamPool.subsidyStart() };
}

const tenth = SUBSIDY_SUPPLY / 10n;

describe("TeamPool", () => {
  it("holds the team's tenth from the first block on", async () => {
    const { teamPool, token } = await networkHelpers.loadFixture(deploySystem);
    expect(await token.balanceOf(teamPool)).to.equal(TEAM_SUPPLY);
    expect(TEAM_SUPPLY * 10n).to.equal(await token.SUPPLY());
    expect(PROGRAMS_SUPPLY + SUBSIDY_SUPPLY).to.equal(TEAM_SUPPLY);
    expect(PROGRAMS_SUPPLY * 2n).to.be.greaterThan(TEAM_SUPPLY);
    expect([await teamPool.programsLeft(), await teamPool.subsidyTotal(), await teamPool.subsidySent()]).to.deep.equal([
      PROGRAMS_SUPPLY,
      SUBSIDY_SUPPLY,
      0n,
    ]);
  });

  describe("complete", () => {
    it("reverts a second time, and for everybody but the deployer", async () => {
      const { buyer, dao, deployer, duty, teamPool } = await networkHelpers.loadFixture(deploySystem);
      await expect(teamPool.connect(deployer).complete(buyer))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolComplete")
        .withArgs(await duty.getAddress());
      for (const caller of [buyer, dao]) {
        await expect(teamPool.connect(caller).complete(duty))
          .to.be.revertedWithCustomError(teamPool, "TeamPoolDeployerOnly")
          .withArgs(caller.address);
      }
    });

    it("reverts where no contract is, in the constructor too", async () => {
      const { buyer, dao, teamPool, token, treasury } = await networkHelpers.loadFixture(deploySystem);
      const factory = await ethers.getContractFactory("TeamPool");
      const other = await factory.deploy(token, treasury, dao);
      await expect(other.connect(dao).complete(buyer))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolNoContract")
        .withArgs(buyer.address);
      await expect(factory.deploy(token, buyer, dao)).to.be.revertedWithCustomError(teamPool, "TeamPoolNoContract");
    });
  });

  describe("subsidyReleased", () => {
    it("is 40, 30, 20 and 10 percent by year, by the second inside one", async () => {
      const { start, teamPool } = await networkHelpers.loadFixture(opened);
      const after = (seconds: bigint) => teamPool.subsidyReleased(start + seconds);
      const tenths = [0n, 4n, 7n, 9n, 10n];
      for (const [year, before] of tenths.entries()) {
        expect(await after(BigInt(year) * SUBSIDY_YEAR)).to.equal(before * tenth);
      }
      expect(await after(1n)).to.equal((4n * tenth) / SUBSIDY_YEAR);
      expect(await after(SUBSIDY_YEAR + 5n)).to.equal(4n * tenth + (3n * tenth * 5n) / SUBSIDY_YEAR);
      expect(await after(2n * SUBSIDY_YEAR + SUBSIDY_YEAR / 2n)).to.equal(8n * tenth);
      expect(await after(100n * SUBSIDY_YEAR)).to.equal(SUBSIDY_SUPPLY);
      expect(await teamPool.subsidyReleased(0n)).to.equal(0n);
      expect(await teamPool.subsidyEnds()).to.equal(start + 4n * SUBSIDY_YEAR);
    });
  });

  describe("collectSubsidy", () => {
    it("sends the masternodes what is released and was not sent", async () => {
      const { node, start, teamPool, token } = await networkHelpers.loadFixture(opened);
      let sent = 0n;
      for (const elapsed of [SUBSIDY_YEAR / 3n, SUBSIDY_YEAR, 5n * SUBSIDY_YEAR]) {
        await networkHelpers.time.setNextBlockTimestamp(start + elapsed);
        const released = await teamPool.subsidyReleased(start + elapsed);
        await expect(teamPool.connect(node).collectSubsidy())
          .to.emit(teamPool, "SubsidyCollected")
          .withArgs(node.address, released - sent, released);
        sent = released;
        expect(await token.balanceOf(node)).to.equal(sent);
        expect(await teamPool.subsidySent()).to.equal(sent);
      }
      expect(sent).to.equal(SUBSIDY_SUPPLY);
      expect(await token.balanceOf(teamPool)).to.equal(PROGRAMS_SUPPLY);
      await expect(teamPool.connect(node).collectSubsidy()).to.not.emit(teamPool, "SubsidyCollected");
    });

    it("reverts for everybody else", async () => {
      const { buyer, dao, programs, teamPool } = await networkHelpers.loadFixture(opened);
      for (const caller of [buyer, dao, programs]) {
        await expect(teamPool.connect(caller).collectSubsidy())
          .to.be.revertedWithCustomError(teamPool, "TeamPoolMasternodesOnly")
          .withArgs(caller.address);
      }
    });
  });

  describe("runway", () => {
    it("counts down to zero and stays there", async () => {
      const { start, teamPool } = await networkHelpers.loadFixture(opened);
      await networkHelpers.time.increaseTo(start + 100n);
      expect(await teamPool.runway()).to.equal(4n * SUBSIDY_YEAR - 100n);
      await networkHelpers.time.increaseTo(start + 5n * SUBSIDY_YEAR);
      expect(await teamPool.runway()).to.equal(0n);
    });
  });

  describe("setPrograms", () => {
    it("is the DAO's, once, and names a contract", async () => {
      const { buyer, dao, market, teamPool } = await networkHelpers.loadFixture(deploySystem);
      await expect(teamPool.connect(buyer).setPrograms(market))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolDaoOnly")
        .withArgs(buyer.address);
      await expect(teamPool.connect(dao).setPrograms(buyer))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolNoContract")
        .withArgs(buyer.address);
      const programs = await market.getAddress();
      await expect(teamPool.connect(dao).setPrograms(market)).to.emit(teamPool, "ProgramsSet").withArgs(programs);
      await expect(teamPool.connect(dao).setPrograms(teamPool))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolProgramsSet")
        .withArgs(programs);
    });
  });

  describe("fundPrograms", () => {
    it("moves the programs' part and no more", async () => {
      const { dao, programs, teamPool, token } = await networkHelpers.loadFixture(opened);
      await expect(teamPool.connect(dao).fundPrograms(1_000n))
        .to.emit(teamPool, "ProgramsFunded")
        .withArgs(programs.address, 1_000n, PROGRAMS_SUPPLY - 1_000n);
      await expect(teamPool.connect(dao).fundPrograms(PROGRAMS_SUPPLY))
        .to.be.revertedWithCustomError(teamPool, "TeamPoolProgramsTooLow")
        .withArgs(PROGRAMS_SUPPLY - 1_000n, PROGRAMS_SUPPLY);
      await teamPool.connect(dao).fundPrograms(PROGRAMS_SUPPLY - 1_000n);
      expect(await token.balanceOf(programs)).to.equal(PROGRAMS_SUPPLY);
      expect(await token.balanceOf(teamPool)).to.equal(SUBSIDY_SUPPLY);
    });

    it("reverts for nothing, without programs, and for everybody but the DAO", async () => {
      const { buyer, dao, programs, teamPool } = await networkHelpers.loadFixture(opened);
      await expect(teamPool.connect(dao).fundPrograms(0n)).to.be.revertedWithCustomError(
        teamPool,
        "TeamPoolAmountZero",
      );
      for (const caller of [buyer, programs]) {
        await expect(teamPool.connect(caller).fundPrograms(1n))
          .to.be.revertedWithCustomError(teamPool, "TeamPoolDaoOnly")
          .withArgs(caller.address);
      }
      const fresh = await networkHelpers.loadFixture(deploySystem);
      await expect(fresh.teamPool.connect(fresh.dao).fundPrograms(1n)).to.be.revertedWithCustomError(
        fresh.teamPool,
        "TeamPoolProgramsNotSet",
      );
    });
  });

  describe("extendSubsidy", () => {
    it("goes on at the rate of the last year, from the end on, and changes nothing before", async () => {
      const { dao, deployer, programs, start, teamPool, token } = await networkHelpers.loadFixture(opened);
      const end = start + 4n * SUBSIDY_YEAR;
      const moments = [1n, SUBSIDY_YEAR, 3n * SUBSIDY_YEAR, 4n * SUBSIDY_YEAR].map((elapsed) => start + elapsed);
      const released = () => Promise.all(moments.map((at) => teamPool.subsidyReleased(at)));
      const before = await released();
      for (const caller of [dao, programs]) {
        await token.connect(deployer).transfer(caller, tenth);
        await token.connect(caller).approve(teamPool, tenth);
      }
      await expect(teamPool.connect(programs).extendSubsidy(tenth / 2n))
        .to.emit(teamPool, "SubsidyExtended")
        .withArgs(programs.address, tenth / 2n, end + SUBSIDY_YEAR / 2n);
      await teamPool.connect(dao).extendSubsidy(1n);
      expect(await released()).to.deep.equal(before);
      expect(await teamPool.subsidyTotal()).to.equal(SUBSIDY_SUPPLY + tenth / 2n + 1n);
      expect(await teamPool.subsidyEnds()).to.equal(end + SUBSIDY_YEAR / 2n + 1n);
      expect(await teamPool.subsidyReleased(end + SUBSIDY_YEAR / 4n)).to.equal(SUBSIDY_SUPPLY + tenth / 4n);
      expect(await teamPool.subsidyReleased(end + SUBSIDY_YEAR)).to.equal(SUBSIDY_SUPPLY + tenth / 2n + 1n);
    });

    it("begins anew where the subsidy had run dry, and leaves the past as it was", async () => {
      const { deployer, node, programs, start, teamPool, token } = await networkHelpers.loadFixture(opened);
      await token.connect(deployer).transfer(programs, tenth);
      await token.connect(programs).approve(teamPool, tenth);
      const later = start + 6n * SUBSIDY_YEAR;
      await networkHelpers.time.increaseTo(later - 10n);
      await teamPool.connect(node).collectSubsidy();
      await networkHelpers.time.setNextBlockTimestamp(later);
      await teamPool.connect(programs).extendSubsidy(tenth);
      for (const at of [start + 4n * SUBSIDY_YEAR, later - 1n, later]) {
        expect(await teamPool.subsidyReleased(at)).to.equal(SUBSIDY_SUPPLY);
      }
      expect(await teamPool.subsidyReleased(start + SUBSIDY_YEAR)).to.equal(4n * tenth);
      expect(await teamPool.subsidyReleased(later + SUBSIDY_YEAR / 2n)).to.equal(SUBSIDY_SUPPLY + tenth / 2n);
      expect(await teamPool.subsidyEnds()).to.equal(later + SUBSIDY_YEAR);
      expect(await teamPool.runway()).to.equal(SUBSIDY_YEAR);
      await networkHelpers.time.increaseTo(later + 2n * SUBSIDY_YEAR);
      await teamPool.connect(node).collectSubsidy();
      expect(await token.balanceOf(node)).to.equal(SUBSIDY_SUPPLY + tenth);
    });

    it("reverts for nothing and for strangers", async () => {
      const { buyer, dao, node, teamPool } = await networkHelpers.loadFixture(opened);
      await expect(teamPool.connect(dao).extendSubsidy(0n)).to.be.revertedWithCustomError(
        teamPool,
        "TeamPoolAmountZero",
      );
      for (const caller of [buyer, node]) {
        await expect(teamPool.connect(caller).extendSubsidy(1n))
          .to.be.revertedWithCustomError(teamPool, "TeamPoolProgramsOnly")
          .withArgs(caller.address);
      }
    });
  });
});
