import { expect } from "chai";
import { concat, id as hashText, keccak256 } from "ethers";

import { chain } from "../helpers/chain.ts";
import {
  accept,
  batchOf,
  DAY,
  enqueue,
  feeChange,
  openGovernment,
  payment,
  propose,
  proposalIdOf,
  ripen,
  STATE,
  untilCounted,
  untilVote,
  VOTE,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;
const UNKNOWN = 12_345n;
const TITLE = "Raise the fee\nIt pays for the reports.";
const THRESHOLD = 44_400n * 10n ** 18n;

/** keccak256 of the hashes of what code these accounts have. */
async function codeHashOf(...accounts: string[]): Promise<string> {
  const codes = await Promise.all(accounts.map((account) => ethers.provider.getCode(account)));
  return keccak256(concat(codes.map((code) => keccak256(code))));
}

/** Proposed, and the vote has not begun. */
async function proposed() {
  const stage = await openGovernment();
  const calls = [await feeChange(stage, 150n), await payment(stage, stage.buyer, 7n)];
  return { ...stage, stage: stage, calls, proposalId: await propose(stage, calls, TITLE) };
}

describe("SonmGovernor", () => {
  it("is told what it counts with", async () => {
    const { dividends, governor, masternodes, token } = await networkHelpers.loadFixture(openGovernment);
    expect(await governor.name()).to.equal("SonmGovernor");
    expect(await governor.version()).to.equal("1");
    expect(await governor.token()).to.equal(await token.getAddress());
    expect(await governor.dividends()).to.equal(await dividends.getAddress());
    expect(await governor.masternodes()).to.equal(await masternodes.getAddress());
    expect(await governor.COUNTING_MODE()).to.equal("support=bravo&quorum=for,abstain");
  });

  describe("propose", () => {
    it("numbers proposals from 1, and pins the code of every target", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, holder, market, token } = stage;
      const calls = [await feeChange(stage, 150n), await payment(stage, buyer, 7n), { to: buyer.address, data: "0x" }];
      const pinned = await codeHashOf(await market.getAddress(), await token.getAddress(), buyer.address);
      const proposalId = await proposalIdOf(stage, calls, TITLE);
      await expect(governor.connect(holder).propose(...batchOf(calls), TITLE))
        .to.emit(governor, "ProposalRecorded")
        .withArgs(proposalId, 1n, pinned);
      await propose(stage, calls, "once more");
      expect(await governor.proposalCount()).to.equal(2n);
    });

    it("says when the vote begins and ends", async () => {
      const { governor, proposalId } = await networkHelpers.loadFixture(proposed);
      const now = BigInt(await networkHelpers.time.latest());
      expect(await governor.proposalSnapshot(proposalId)).to.equal(now + 2n * DAY);
      expect(await governor.proposalDeadline(proposalId)).to.equal(now + 9n * DAY);
      expect(await governor.state(proposalId)).to.equal(STATE.pending);
    });

    it("takes as many votes as the threshold, counted a second before", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, stranger, token } = stage;
      const batch = batchOf([await feeChange(stage, 150n)]);
      await token.transfer(stranger, THRESHOLD - 1n);
      await token.connect(stranger).delegate(stranger);
      await networkHelpers.time.increase(1n);
      await expect(governor.connect(stranger).propose(...batch, TITLE))
        .to.be.revertedWithCustomError(governor, "GovernorInsufficientProposerVotes")
        .withArgs(stranger.address, THRESHOLD - 1n, THRESHOLD);
      await token.transfer(stranger, 1n);
      const same = BigInt(await networkHelpers.time.latest());
      expect(await governor.proposalThreshold()).to.equal(THRESHOLD);
      await networkHelpers.time.setNextBlockTimestamp(same + 1n);
      await governor.connect(stranger).propose(...batch, TITLE);
      expect(await governor.proposalProposer(await governor.getProposalId(...batch, hashText(TITLE)))).to.equal(
        stranger.address,
      );
    });

    it("takes proposals of who has locked or staked only", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const batch = batchOf([await feeChange(stage, 150n)]);
      await stage.governor.connect(stage.buyer).propose(...batch, "of locked SNM");
      await stage.governor.connect(stage.staker).propose(...batch, "of stake");
      expect(await stage.governor.proposalCount()).to.equal(2n);
    });

    it("reverts for no call, and for lists of different lengths", async () => {
      const { governor, holder, market } = await networkHelpers.loadFixture(openGovernment);
      const asHolder = governor.connect(holder);
      const to = await market.getAddress();
      await expect(asHolder.propose([], [], [], TITLE))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
        .withArgs(0n, 0n, 0n);
      await expect(asHolder.propose([to], [0n, 0n], ["0x"], TITLE))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
        .withArgs(1n, 1n, 2n);
    });

    it("reverts for a value beyond 128 bits", async () => {
      const { governor, holder, market } = await networkHelpers.loadFixture(openGovernment);
      const [to, most] = [await market.getAddress(), 2n ** 128n - 1n];
      await governor.connect(holder).propose([to], [most], ["0x"], TITLE);
      await expect(governor.connect(holder).propose([to], [most + 1n], ["0x1234"], TITLE))
        .to.be.revertedWithCustomError(governor, "PackedCallTooLarge")
        .withArgs(most + 1n, 2n);
    });

    it("reverts when the calls are longer than the code of a contract can be", async () => {
      const { governor, holder, market } = await networkHelpers.loadFixture(openGovernment);
      const to = await market.getAddress();
      const heads = 64 + 39;
      const most = 24_575 - heads;
      const dataOf = (length: number) => `0x${"ab".repeat(length)}`;
      await governor.connect(holder).propose([to], [0n], [dataOf(most)], TITLE);
      await expect(governor.connect(holder).propose([to], [0n], [dataOf(most + 1)], TITLE))
        .to.be.revertedWithCustomError(governor, "CodeStoreTooLong")
        .withArgs(24_576n);
    });
  });

  describe("proposalDetails", () => {
    it("has the calls to the byte", async () => {
      const { calls, governor, proposalId } = await networkHelpers.loadFixture(proposed);
      const [targets, values, calldatas, hash] = await governor.proposalDetails(proposalId);
      expect([[...targets], [...values], [...calldatas]]).to.deep.equal(batchOf(calls));
      expect(hash).to.equal(hashText(TITLE));
    });

    it("reverts for a proposal that nobody made", async () => {
      const { governor } = await networkHelpers.loadFixture(openGovernment);
      await expect(governor.proposalDetails(UNKNOWN))
        .to.be.revertedWithCustomError(governor, "GovernorProposalUnknown")
        .withArgs(UNKNOWN);
    });
  });

  describe("proposalNumber", () => {
    it("is the proposal's, and 0 for one that nobody made", async () => {
      const { governor, proposalId, stage, calls } = await networkHelpers.loadFixture(proposed);
      const second = await propose(stage, calls, "once more");
      expect([await governor.proposalNumber(proposalId), await governor.proposalNumber(second)]).to.deep.equal([
        1n,
        2n,
      ]);
      expect(await governor.proposalNumber(UNKNOWN)).to.equal(0n);
    });
  });

  describe("queue", () => {
    it("puts an accepted proposal into the treasury, by anybody", async () => {
      const { calls, governor, stage, stranger } = await networkHelpers.loadFixture(proposed);
      const proposalId = await accept(stage, calls, "accepted");
      const queueing = governor.connect(stranger)["queue(uint256)"](proposalId);
      const due = async () => BigInt(await networkHelpers.time.latest()) + 7n * DAY;
      await expect(queueing).to.emit(governor, "ProposalQueued");
      expect(await governor.proposalEta(proposalId)).to.equal(await due());
      expect(await governor.state(proposalId)).to.equal(STATE.queued);
    });

    it("reverts while the vote goes on, and where it failed", async () => {
      const { governor, holder, proposalId, stage } = await networkHelpers.loadFixture(proposed);
      await untilVote(stage, proposalId);
      const succeeded = ethers.zeroPadValue(ethers.toBeHex(1n << STATE.succeeded), 32);
      await expect(governor["queue(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposalId, STATE.active, succeeded);
      await governor.connect(holder).castVote(proposalId, VOTE.against);
      await untilCounted(stage, proposalId);
      await expect(governor["queue(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposalId, STATE.defeated, succeeded);
    });

    it("reverts for a proposal that nobody made", async () => {
      const { governor } = await networkHelpers.loadFixture(openGovernment);
      await expect(governor["queue(uint256)"](UNKNOWN))
        .to.be.revertedWithCustomError(governor, "GovernorProposalUnknown")
        .withArgs(UNKNOWN);
    });
  });

  describe("execute", () => {
    it("does what was decided, once, by anybody", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, market, stranger, token } = stage;
      const calls = [await feeChange(stage, 150n), await payment(stage, buyer, 7n)];
      const proposalId = await ripen(stage, calls, TITLE);
      const before = await token.balanceOf(buyer);
      await expect(governor.connect(stranger)["execute(uint256)"](proposalId))
        .to.emit(governor, "ProposalExecuted")
        .withArgs(proposalId);
      expect(await market.fee()).to.equal(150n);
      expect(await token.balanceOf(buyer)).to.equal(before + 7n);
      expect(await governor.state(proposalId)).to.equal(STATE.executed);
      await expect(governor["execute(uint256)"](proposalId)).to.be.revertedWithCustomError(
        governor,
        "GovernorUnexpectedProposalState",
      );
    });

    it("passes the coin that it is sent, and what the treasury has", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, stranger, treasury } = stage;
      const held = await ethers.provider.getBalance(treasury);
      const call = { to: stranger.address, data: "0x", value: held + 5n };
      const proposalId = await ripen(stage, [call], "pay coin");
      await expect(governor["execute(uint256)"](proposalId, { value: 5n })).to.changeEtherBalance(
        ethers,
        stranger,
        held + 5n,
      );
    });

    it("reverts whole when one of its calls does", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, market } = stage;
      const proposalId = await ripen(stage, [await feeChange(stage, 150n), await feeChange(stage, 501n)], TITLE);
      await expect(governor["execute(uint256)"](proposalId)).to.be.revertedWithCustomError(market, "MarketFeeTooHigh");
      expect(await market.fee()).to.equal(100n);
      expect(await governor.state(proposalId)).to.equal(STATE.queued);
    });

    it("reverts for a proposal that nobody made, and for one that is not queued", async () => {
      const { governor, proposalId } = await networkHelpers.loadFixture(proposed);
      await expect(governor["execute(uint256)"](UNKNOWN))
        .to.be.revertedWithCustomError(governor, "GovernorProposalUnknown")
        .withArgs(UNKNOWN);
      await expect(governor["execute(uint256)"](proposalId)).to.be.revertedWithCustomError(
        governor,
        "GovernorUnexpectedProposalState",
      );
    });
  });

  describe("cancel", () => {
    it("takes a proposal back before its vote", async () => {
      const { governor, holder, proposalId } = await networkHelpers.loadFixture(proposed);
      await expect(governor.connect(holder)["cancel(uint256)"](proposalId))
        .to.emit(governor, "ProposalCanceled")
        .withArgs(proposalId);
      expect(await governor.state(proposalId)).to.equal(STATE.canceled);
    });

    it("reverts for anybody but the proposer, the guardian included", async () => {
      const { governor, guardian, proposalId } = await networkHelpers.loadFixture(proposed);
      await expect(governor.connect(guardian)["cancel(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorUnableToCancel")
        .withArgs(proposalId, guardian.address);
    });

    it("reverts from the first second of the vote on", async () => {
      const { governor, holder, proposalId, stage } = await networkHelpers.loadFixture(proposed);
      await untilVote(stage, proposalId);
      await expect(governor.connect(holder)["cancel(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorUnableToCancel")
        .withArgs(proposalId, holder.address);
    });

    it("reverts for a proposal that nobody made", async () => {
      const { governor } = await networkHelpers.loadFixture(openGovernment);
      await expect(governor["cancel(uint256)"](UNKNOWN))
        .to.be.revertedWithCustomError(governor, "GovernorProposalUnknown")
        .withArgs(UNKNOWN);
    });
  });

  describe("state", () => {
    it("is defeated where too few took part, however few were against", async () => {
      const { governor, proposalId, staker, stage } = await networkHelpers.loadFixture(proposed);
      await untilVote(stage, proposalId);
      await governor.connect(staker).castVote(proposalId, VOTE.inFavour);
      await untilCounted(stage, proposalId);
      expect(await governor.state(proposalId)).to.equal(STATE.defeated);
    });

    it("is defeated where as many were against as in favour", async () => {
      const { buyer, governor, holder, proposalId, stage, staker } = await networkHelpers.loadFixture(proposed);
      await untilVote(stage, proposalId);
      await governor.connect(holder).castVote(proposalId, VOTE.against);
      for (const each of [buyer, staker]) await governor.connect(each).castVote(proposalId, VOTE.inFavour);
      await untilCounted(stage, proposalId);
      expect(await governor.state(proposalId)).to.equal(STATE.defeated);
    });

    it("is succeeded where abstentions make up the quorum", async () => {
      const { buyer, governor, proposalId, stage, staker } = await networkHelpers.loadFixture(proposed);
      await untilVote(stage, proposalId);
      await governor.connect(staker).castVote(proposalId, VOTE.inFavour);
      await governor.connect(buyer).castVote(proposalId, VOTE.abstain);
      await untilCounted(stage, proposalId);
      expect(await governor.state(proposalId)).to.equal(STATE.succeeded);
    });

    it("is queued until somebody executes it: a decision does not run out", async () => {
      const { calls, governor, market, stage } = await networkHelpers.loadFixture(proposed);
      const { proposalId } = await enqueue(stage, calls, "late");
      await networkHelpers.time.increase(400n * DAY);
      expect(await governor.state(proposalId)).to.equal(STATE.queued);
      await governor["execute(uint256)"](proposalId);
      expect(await market.fee()).to.equal(150n);
    });
  });
});
