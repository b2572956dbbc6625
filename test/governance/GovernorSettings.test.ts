import { expect } from "chai";

import {
  MAX_VOTING_DELAY,
  MAX_VOTING_PERIOD,
  MIN_VOTING_DELAY,
  MIN_VOTING_PERIOD,
} from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { DAY, feeChange, governorCall, openGovernment, propose, ripen, SUPPLY, type Government } from "./governing.ts";

const { networkHelpers } = chain;
const HIGHEST_THRESHOLD = SUPPLY / 100n;

type Setter = "setVotingDelay" | "setVotingPeriod" | "setProposalThreshold" | "setLateQuorumVoteExtension";

/** Has the DAO accept a setting. Returns the transaction that executes it. */
async function set(stage: Government, setter: Setter, value: bigint) {
  const { governor } = stage;
  const data = governor.interface.encodeFunctionData(setter as "setVotingDelay", [value]);
  const proposalId = await ripen(stage, [await governorCall(stage, data)], `${setter} to ${value}`);
  return governor["execute(uint256)"](proposalId);
}

/** Has the DAO accept settings outside the bounds, which none of them is executed for. */
async function expectRefused(stage: Government, setter: Setter, lowest: bigint, highest: bigint, values: bigint[]) {
  for (const value of values) {
    await expect(set(stage, setter, value))
      .to.be.revertedWithCustomError(stage.governor, "GovernorSettingOutOfRange")
      .withArgs(value, lowest, highest);
  }
}

describe("SonmGovernor's settings", () => {
  it("are changed by nobody but a decision", async () => {
    const { governor, guardian, holder } = await networkHelpers.loadFixture(openGovernment);
    for (const caller of [guardian, holder]) {
      const calls = [
        governor.connect(caller).setVotingDelay(DAY),
        governor.connect(caller).setVotingPeriod(7n * DAY),
        governor.connect(caller).setProposalThreshold(0n),
        governor.connect(caller).setLateQuorumVoteExtension(DAY),
        governor.connect(caller).updateTimelock(caller),
        governor.connect(caller).relay(caller, 0n, "0x"),
      ];
      for (const call of calls) {
        await expect(call).to.be.revertedWithCustomError(governor, "GovernorOnlyExecutor").withArgs(caller.address);
      }
    }
  });

  describe("setVotingDelay", () => {
    it("sets it from the next proposal on", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor } = stage;
      const before = await propose(stage, [await feeChange(stage, 150n)], "before");
      const snapshot = await governor.proposalSnapshot(before);
      await expect(set(stage, "setVotingDelay", MAX_VOTING_DELAY))
        .to.emit(governor, "VotingDelaySet")
        .withArgs(2n * DAY, MAX_VOTING_DELAY);
      expect(await governor.proposalSnapshot(before)).to.equal(snapshot);
      const after = await propose(stage, [await feeChange(stage, 150n)], "after");
      const now = BigInt(await networkHelpers.time.latest());
      expect(await governor.proposalSnapshot(after)).to.equal(now + MAX_VOTING_DELAY);
      await set(stage, "setVotingDelay", MIN_VOTING_DELAY);
      expect(await governor.votingDelay()).to.equal(MIN_VOTING_DELAY);
    });

    it("reverts outside its bounds", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const outside = [0n, MIN_VOTING_DELAY - 1n, MAX_VOTING_DELAY + 1n];
      await expectRefused(stage, "setVotingDelay", MIN_VOTING_DELAY, MAX_VOTING_DELAY, outside);
    });
  });

  describe("setVotingPeriod", () => {
    it("sets it", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      for (const period of [MIN_VOTING_PERIOD, MAX_VOTING_PERIOD]) {
        await set(stage, "setVotingPeriod", period);
        expect(await stage.governor.votingPeriod()).to.equal(period);
      }
    });

    it("reverts outside its bounds", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const outside = [0n, MIN_VOTING_PERIOD - 1n, MAX_VOTING_PERIOD + 1n];
      await expectRefused(stage, "setVotingPeriod", MIN_VOTING_PERIOD, MAX_VOTING_PERIOD, outside);
    });
  });

  describe("setProposalThreshold", () => {
    it("sets it, to nothing as well", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      await set(stage, "setProposalThreshold", HIGHEST_THRESHOLD);
      expect(await stage.governor.proposalThreshold()).to.equal(HIGHEST_THRESHOLD);
      await set(stage, "setProposalThreshold", 0n);
      const call = await feeChange(stage, 150n);
      await stage.governor.connect(stage.stranger).propose([call.to], [0n], [call.data], "by anybody");
    });

    it("reverts beyond a hundredth of the supply", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      await expectRefused(stage, "setProposalThreshold", 0n, HIGHEST_THRESHOLD, [HIGHEST_THRESHOLD + 1n]);
    });
  });

  describe("setLateQuorumVoteExtension", () => {
    it("sets it up to the length of a vote, and reverts beyond", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor } = stage;
      await set(stage, "setLateQuorumVoteExtension", 7n * DAY);
      expect(await governor.lateQuorumVoteExtension()).to.equal(7n * DAY);
      await expect(set(stage, "setLateQuorumVoteExtension", 7n * DAY + 1n))
        .to.be.revertedWithCustomError(governor, "GovernorPreventLateQuorumVoteExtensionTooLarge")
        .withArgs(7n * DAY + 1n, 7n * DAY);
    });
  });
});
