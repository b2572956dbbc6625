import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { GUARDIAN_TERM } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import {
  accept,
  DAY,
  enqueue,
  feeChange,
  governorCall,
  openGovernment,
  propose,
  ripen,
  STATE,
  untilVote,
  type Government,
} from "./governing.ts";

const { networkHelpers } = chain;
const REASON = "It pays who proposed it, https://forum.example/1.";
const UNKNOWN = 12_345n;

/** A call that names a guardian. */
async function naming(stage: Government, guardian: string) {
  return governorCall(stage, stage.governor.interface.encodeFunctionData("setGuardian", [guardian]));
}

describe("SonmGovernor's guardian", () => {
  it("has a term of a year from the deployment on", async () => {
    const { governor, guardian } = await networkHelpers.loadFixture(openGovernment);
    expect(await governor.guardian()).to.equal(guardian.address);
    const left = (await governor.guardianTermEnd()) - BigInt(await networkHelpers.time.latest());
    expect(left).to.be.greaterThan(GUARDIAN_TERM - DAY);
    expect(left).to.be.lessThanOrEqual(GUARDIAN_TERM);
  });

  describe("veto", () => {
    const veto = ({ governor, guardian }: Government, proposalId: bigint) =>
      governor.connect(guardian).veto(proposalId, REASON);

    it("cancels what is proposed, voted on, accepted or queued, and says why", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, guardian } = stage;
      const calls = [await feeChange(stage, 150n)];
      const pending = await propose(stage, calls, "pending");
      await expect(veto(stage, pending))
        .to.emit(governor, "ProposalVetoed")
        .withArgs(pending, guardian.address, REASON)
        .and.to.emit(governor, "ProposalCanceled")
        .withArgs(pending);
      const active = await propose(stage, calls, "active");
      await untilVote(stage, active);
      await veto(stage, active);
      const accepted = await accept(stage, calls, "accepted");
      await veto(stage, accepted);
      const queued = await ripen(stage, calls, "queued");
      await veto(stage, queued);
      for (const each of [pending, active, accepted, queued]) {
        expect(await governor.state(each)).to.equal(STATE.canceled);
        await expect(governor["queue(uint256)"](each)).to.be.revertedWithCustomError(
          governor,
          "GovernorUnexpectedProposalState",
        );
        await expect(governor["execute(uint256)"](each)).to.be.revertedWithCustomError(
          governor,
          "GovernorUnexpectedProposalState",
        );
      }
    });

    it("leaves nothing of it in the treasury's queue", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { treasury } = stage;
      const { proposalId } = await enqueue(stage, [await feeChange(stage, 150n)], "queued");
      const vetoing = veto(stage, proposalId);
      await expect(vetoing).to.emit(treasury, "Cancelled");
    });

    it("reverts for anybody else", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, holder, dao } = stage;
      const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
      for (const caller of [holder, dao]) {
        await expect(governor.connect(caller).veto(proposalId, REASON))
          .to.be.revertedWithCustomError(governor, "GovernorGuardianOnly")
          .withArgs(caller.address);
      }
    });

    it("reverts for what was executed, and for a proposal that nobody made", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor } = stage;
      const proposalId = await ripen(stage, [await feeChange(stage, 150n)], "Raise the fee");
      await governor["execute(uint256)"](proposalId);
      await expect(veto(stage, proposalId)).to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState");
      await expect(veto(stage, UNKNOWN))
        .to.be.revertedWithCustomError(governor, "GovernorProposalUnknown")
        .withArgs(UNKNOWN);
    });

    it("works until the last second of the term", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor } = stage;
      const calls = [await feeChange(stage, 150n)];
      const [first, second] = [await propose(stage, calls, "first"), await propose(stage, calls, "second")];
      const end = await governor.guardianTermEnd();
      await networkHelpers.time.setNextBlockTimestamp(end - 1n);
      await veto(stage, first);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await expect(veto(stage, second))
        .to.be.revertedWithCustomError(governor, "GovernorGuardianTermOver")
        .withArgs(end);
    });
  });

  describe("setGuardian", () => {
    it("names another one by a decision, or none, with the same term", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, guardian, stranger } = stage;
      const end = await governor.guardianTermEnd();
      const other = await ripen(stage, [await naming(stage, stranger.address)], "another guardian");
      await expect(governor["execute(uint256)"](other)).to.emit(governor, "GuardianSet").withArgs(stranger.address);
      expect(await governor.guardianTermEnd()).to.equal(end);
      const proposalId = await propose(stage, [await naming(stage, ZeroAddress)], "no guardian");
      await expect(governor.connect(guardian).veto(proposalId, REASON))
        .to.be.revertedWithCustomError(governor, "GovernorGuardianOnly")
        .withArgs(guardian.address);
      await governor.connect(stranger).veto(proposalId, REASON);
      const none = await ripen(stage, [await naming(stage, ZeroAddress)], "really no guardian");
      await governor["execute(uint256)"](none);
      expect(await governor.guardian()).to.equal(ZeroAddress);
    });

    it("reverts for everybody, the guardian included", async () => {
      const { governor, guardian } = await networkHelpers.loadFixture(openGovernment);
      await expect(governor.connect(guardian).setGuardian(guardian))
        .to.be.revertedWithCustomError(governor, "GovernorOnlyExecutor")
        .withArgs(guardian.address);
    });
  });
});
