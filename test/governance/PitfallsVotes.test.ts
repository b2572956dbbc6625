import { expect } from "chai";

import { MIN_FAST_DELAY, MIN_VOTING_DELAY } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import {
  batchOf,
  DAY,
  enqueue,
  feeChange,
  FUNDS,
  IN_WALLET,
  LOCKED,
  openGovernment,
  payment,
  propose,
  STAKED,
  STATE,
  SUPPLY,
  untilCounted,
  untilVote,
  VOTE,
  type Government,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;
const FLOOR = SUPPLY / 200n;
const QUARTER = SUPPLY / 4n;

const now = async () => BigInt(await networkHelpers.time.latest());

/** Votes of everybody who could have some at a time. */
async function sumOfVotes(stage: Government, time: bigint): Promise<bigint> {
  const { buyer, deployer, dividends, governor, holder, masternodes, staker, stranger, supplier, treasury } = stage;
  let sum = 0n;
  for (const each of [buyer, deployer, dividends, holder, masternodes, staker, stranger, supplier, treasury])
    sum += await governor.getVotes(each, time);
  return sum;
}

/** Several transactions in one block. */
async function inOneBlock(timestamp: bigint, ...send: (() => Promise<unknown>)[]): Promise<void> {
  await ethers.provider.send("evm_setAutomine", [false]);
  try {
    await networkHelpers.time.setNextBlockTimestamp(timestamp);
    for (const each of send) await each();
    await networkHelpers.mine();
  } finally {
    await ethers.provider.send("evm_setAutomine", [true]);
  }
}

/** A borrower who votes for itself, and a proposal whose vote begins soon. */
async function borrowing() {
  const stage = await openGovernment();
  const { stranger, token } = stage;
  await token.connect(stranger).delegate(stranger);
  const proposalId = await propose(stage, [await payment(stage, stranger, FUNDS)], "Give it all");
  return { ...stage, stage: stage, proposalId };
}

const gas = { gasLimit: 3_000_000n }; // there is no estimate of what a transaction of the same block leaves

describe("Governance pitfalls of votes (numbers of docs/threats.md)", () => {
  it("pitfall_42_whatIsBorrowedForTheBlockOfTheSnapshotVotesForNothing", async () => {
    const { deployer, governor, proposalId, stranger, token } = await networkHelpers.loadFixture(borrowing);
    const snapshot = await governor.proposalSnapshot(proposalId);
    await inOneBlock(
      snapshot,
      async () => token.connect(deployer).transfer(stranger, QUARTER, gas),
      async () => token.connect(stranger).transfer(deployer, QUARTER, gas),
    );
    expect(await now()).to.equal(snapshot);
    await networkHelpers.time.increase(1n);
    expect(await governor.getVotes(stranger, snapshot)).to.equal(0n);
    await token.connect(deployer).transfer(stranger, QUARTER); // and what comes later does not count
    await governor.connect(stranger).castVote(proposalId, VOTE.inFavour);
    expect((await governor.proposalVotes(proposalId)).forVotes).to.equal(0n);
  });

  it("pitfall_42_whatIsBorrowedForABlockCanNotBeLockedAndGivenBack", async () => {
    const { deployer, dividends, governor, proposalId, stranger, token } = await networkHelpers.loadFixture(borrowing);
    await token.connect(stranger).approve(dividends, QUARTER);
    const snapshot = await governor.proposalSnapshot(proposalId);
    await inOneBlock(
      snapshot,
      async () => token.connect(deployer).transfer(stranger, QUARTER, gas),
      async () => dividends.connect(stranger).lock(QUARTER, gas),
      async () => dividends.connect(stranger).unlock(QUARTER, stranger, gas),
      async () => token.connect(stranger).transfer(deployer, QUARTER, gas),
    );
    expect(await now()).to.equal(snapshot);
    expect(await dividends.lockedOf(stranger)).to.equal(QUARTER); // the loan could not be paid back
    expect(await token.balanceOf(stranger)).to.equal(0n);
  });

  it("pitfall_42_borrowedVotesNeitherProposeNorPullTheBrake", async () => {
    const stage = await networkHelpers.loadFixture(borrowing);
    const { brake, deployer, governor, stranger, token } = stage;
    const batch = batchOf([await payment(stage, stranger, FUNDS)]);
    const time = (await now()) + 60n;
    await inOneBlock(
      time,
      async () => token.connect(deployer).transfer(stranger, QUARTER, gas),
      async () => governor.connect(stranger).propose(...batch, "Mine", gas),
      async () => brake.connect(stranger).support("Mine", gas),
      async () => token.connect(stranger).transfer(deployer, QUARTER, gas),
    );
    expect(await token.balanceOf(stranger)).to.equal(0n);
    expect(await governor.proposalCount()).to.equal(1n);
    expect((await brake.currentRound()).round).to.equal(0n);
  });

  it("pitfall_42_nothingIsVotedAndExecutedInOneBlock", async () => {
    const { governor, treasury } = await networkHelpers.loadFixture(openGovernment);
    expect(await governor.votingDelay()).to.be.greaterThanOrEqual(MIN_VOTING_DELAY);
    expect(await treasury.getMinDelay()).to.be.greaterThanOrEqual(MIN_FAST_DELAY);
  });

  it("pitfall_43_fewWhoVoteWhileOthersSleepDecideNothing", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, stranger, token } = stage;
    await token.transfer(stranger, FLOOR - 1n);
    await token.connect(stranger).delegate(stranger);
    await networkHelpers.time.increase(1n);
    const batch = batchOf([await payment(stage, stranger, FUNDS)]);
    await governor.connect(stranger).propose(...batch, "Raid");
    const proposalId = await governor.getProposalId(...batch, ethers.id("Raid"));
    await untilVote(stage, proposalId);
    await governor.connect(stranger).castVote(proposalId, VOTE.inFavour);
    await untilCounted(stage, proposalId);
    expect(await governor.state(proposalId)).to.equal(STATE.defeated);
  });

  it("pitfall_43_aRaidOfTheTreasuryWaitsForAWeekInWhichItIsVetoed", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, guardian, stranger, token, treasury } = stage;
    const { due, proposalId, queuedAt } = await enqueue(stage, [await payment(stage, stranger, FUNDS)], "Raid");
    expect(due - queuedAt).to.equal(7n * DAY);
    await networkHelpers.time.increaseTo(due - 1n);
    await governor.connect(guardian).veto(proposalId, "A raid.");
    await expect(governor["execute(uint256)"](proposalId)).to.be.revertedWithCustomError(
      governor,
      "GovernorUnexpectedProposalState",
    );
    expect(await token.balanceOf(treasury)).to.equal(FUNDS);
  });

  it("pitfall_43_sleepingTokensDoNotRaiseTheQuorumBeyondReach", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { deployer, governor, token } = stage;
    await token.connect(deployer).delegate("0x0000000000000000000000000000000000000001"); // the votes of nobody
    await networkHelpers.time.increase(1n);
    expect(await token.votingSupply()).to.be.greaterThan(SUPPLY / 2n);
    expect(await governor.quorum((await now()) - 1n)).to.equal(SUPPLY / 25n);
  });

  it("pitfall_47_aLateSwingCanBeAnswered", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { buyer, governor, holder } = stage;
    const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
    await untilVote(stage, proposalId);
    await networkHelpers.time.setNextBlockTimestamp(await governor.proposalDeadline(proposalId));
    await governor.connect(buyer).castVote(proposalId, VOTE.inFavour);
    await networkHelpers.time.increase(2n * DAY - 10n);
    await governor.connect(holder).castVote(proposalId, VOTE.against);
    await untilCounted(stage, proposalId);
    expect(await governor.state(proposalId)).to.equal(STATE.defeated);
  });

  it("pitfall_48_snmThatMovesDuringTheVoteVotesOnce", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { dividends, governor, holder, masternodes, staker, stranger, supplier, token } = stage;
    const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
    await untilVote(stage, proposalId);
    await governor.connect(holder).castVote(proposalId, VOTE.inFavour);
    await token.connect(holder).transfer(stranger, IN_WALLET / 2n);
    await token.connect(stranger).delegate(stranger);
    await token.connect(stranger).approve(masternodes, IN_WALLET);
    await masternodes.connect(stranger).delegate(staker, IN_WALLET / 4n);
    await token.connect(holder).approve(dividends, IN_WALLET);
    await dividends.connect(holder).lock(IN_WALLET / 2n);
    await dividends.connect(holder).delegate(supplier);
    await networkHelpers.time.increase(1n);
    for (const each of [stranger, supplier]) await governor.connect(each).castVote(proposalId, VOTE.inFavour);
    expect((await governor.proposalVotes(proposalId)).forVotes).to.equal(IN_WALLET);
    expect(await sumOfVotes(stage, (await now()) - 1n)).to.equal(IN_WALLET + LOCKED + STAKED);
  });

  it("pitfall_48_movingInTheSecondOfTheSnapshotCountsOnce", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { buyer, dividends, governor, holder, masternodes, staker, token } = stage;
    const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
    await token.connect(holder).approve(dividends, IN_WALLET);
    await token.connect(buyer).approve(masternodes, LOCKED);
    const snapshot = await governor.proposalSnapshot(proposalId);
    await inOneBlock(
      snapshot,
      async () => dividends.connect(holder).lock(IN_WALLET, gas),
      async () => dividends.connect(buyer).unlock(LOCKED, buyer, gas),
      async () => masternodes.connect(buyer).delegate(staker, LOCKED, gas),
    );
    await networkHelpers.time.increase(1n);
    expect(await masternodes.getPastVotes(buyer, snapshot)).to.equal(LOCKED);
    expect(await governor.getVotes(holder, snapshot)).to.equal(IN_WALLET);
    expect(await sumOfVotes(stage, snapshot)).to.equal(IN_WALLET + LOCKED + STAKED);
  });

  it("pitfall_48_whatUnbondsHasNoVoteUntilItIsOut", async () => {
    const stage = await networkHelpers.loadFixture(openGovernment);
    const { governor, masternodes, staker, token } = stage;
    await token.connect(staker).delegate(staker);
    await masternodes.connect(staker).undelegate(staker, STAKED / 2n);
    await networkHelpers.time.increase(1n);
    expect(await governor.getVotes(staker, (await now()) - 1n)).to.equal(STAKED / 2n);
    await networkHelpers.time.increase(14n * DAY);
    await masternodes.connect(staker).withdrawFrom(staker, staker);
    await networkHelpers.time.increase(1n);
    expect(await governor.getVotes(staker, (await now()) - 1n)).to.equal(STAKED);
    expect(await sumOfVotes(stage, (await now()) - 1n)).to.equal(IN_WALLET + LOCKED + STAKED);
  });
});
