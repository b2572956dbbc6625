import { expect } from "chai";
import { id as hashText, MaxUint256, ZeroAddress, ZeroHash } from "ethers";

import { MAX_UNBONDING } from "@sonm/protocol/generated/constants.ts";
import { Speed } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { BOND } from "../helpers/masternodes.ts";
import {
  batchOf,
  bondChange,
  DAY,
  decide,
  enqueue,
  FAST_LIMIT,
  feeChange,
  FUNDS,
  governorCall,
  openGovernment,
  payment,
  propose,
  ripen,
  STAKED,
  untilCounted,
  untilVote,
  VOTE,
  type DaoCall,
  type Government,
} from "./governing.ts";

const { networkHelpers } = chain;
const UNBONDING = 14n * DAY;
const FAST_DELAY = 2n * DAY;

const now = async () => BigInt(await networkHelpers.time.latest());

async function ofMasternodes({ masternodes }: Government, data: string): Promise<DaoCall> {
  return { to: await masternodes.getAddress(), data };
}

async function slashing(stage: Government): Promise<DaoCall> {
  const values = [stage.staker.address, 1_000n, 0n, ZeroAddress, ZeroAddress, hashText("it lied")] as const;
  return ofMasternodes(stage, stage.masternodes.interface.encodeFunctionData("slash", [...values]));
}

describe("Governance pitfalls of the treasury (numbers of docs/threats.md)", () => {
  describe("stakers", () => {
    it("pitfall_33_whoLeavesWhenAnAdverseDecisionIsQueuedIsGoneBeforeIt", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { masternodes, staker, token } = stage;
      const { due, proposalId } = await enqueue(stage, [await bondChange(stage, 10n * BOND)], "Raise the bond");
      await networkHelpers.time.increase(FAST_DELAY - 2n * 3_600n); // it takes its time
      await masternodes.connect(staker).undelegate(staker, MaxUint256);
      await networkHelpers.time.increaseTo(due - 2n);
      await masternodes.connect(staker).withdrawFrom(staker, staker);
      expect(await token.balanceOf(staker)).to.equal(STAKED);
      await networkHelpers.time.increaseTo(due);
      await stage.governor["execute(uint256)"](proposalId);
    });

    it("pitfall_33_soItIsJustBeforeALongerUnbondingIsInForce", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { masternodes, staker, token } = stage;
      const raise = masternodes.interface.encodeFunctionData("setUnbondingPeriod", [MAX_UNBONDING]);
      await decide(stage, [await ofMasternodes(stage, raise)], "Leave later");
      const inForce = (await now()) + UNBONDING + (await masternodes.rotationInterval());
      await networkHelpers.time.increaseTo(inForce - 9n * DAY - 20n); // a vote is over just before
      const { due, proposalId, queuedAt } = await enqueue(stage, [await bondChange(stage, 10n * BOND)], "Raise it");
      expect(queuedAt).to.be.lessThan(inForce);
      expect(due - queuedAt).to.equal(MAX_UNBONDING + FAST_DELAY);
      await networkHelpers.time.increaseTo(inForce + DAY);
      expect(await masternodes.unbondingPeriod()).to.equal(MAX_UNBONDING);
      await masternodes.connect(staker).undelegate(staker, MaxUint256);
      await networkHelpers.time.increaseTo(due - 2n);
      await masternodes.connect(staker).withdrawFrom(staker, staker);
      expect(await token.balanceOf(staker)).to.equal(STAKED);
      await networkHelpers.time.increaseTo(due);
      await stage.governor["execute(uint256)"](proposalId);
    });

    it("pitfall_33_whoLeavesWhenItsPunishmentIsProposedIsStillThere", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, holder, masternodes, staker } = stage;
      const proposalId = await propose(stage, [await slashing(stage)], "Punish it");
      await masternodes.connect(staker).undelegate(staker, MaxUint256);
      await untilVote(stage, proposalId);
      await governor.connect(holder).castVote(proposalId, VOTE.inFavour);
      await untilCounted(stage, proposalId);
      await governor["queue(uint256)"](proposalId);
      await networkHelpers.time.increaseTo(await governor.proposalEta(proposalId));
      await governor["execute(uint256)"](proposalId);
      const { unbonding } = await masternodes.pool(staker);
      expect(unbonding).to.equal((STAKED * 9n) / 10n);
    });
  });

  describe("speed", () => {
    it("pitfall_43_aSlowCallDoesNotHideAmongFastOnes", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const [small, slash] = [await payment(stage, stage.buyer, 1n), await slashing(stage)];
      for (const slow of [await bondChange(stage, BOND), await governorCall(stage, "0x")]) {
        for (const calls of [
          [slow, small, slash],
          [small, slow, slash],
          [slash, small, slow],
        ]) {
          expect(await stage.treasury.speedOf(...batchOf(calls))).to.equal(BigInt(Speed.Slow));
        }
      }
      const calls = [small, slash, await bondChange(stage, 2n * BOND), small];
      const { due, queuedAt } = await enqueue(stage, calls, "A small payment");
      expect(due - queuedAt).to.equal(UNBONDING + FAST_DELAY);
      expect(await stage.treasury.fastSpendingLeft()).to.equal(FAST_LIMIT); // it is not fast, so it takes nothing of it
    });

    it("pitfall_43_manySmallPaymentsAreFastUpToTheLimitTogether", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, holder, treasury } = stage;
      const part = FAST_LIMIT / 3n;
      const proposals: bigint[] = [];
      for (let index = 0; index < 5; ++index) {
        proposals.push(await propose(stage, [await payment(stage, stage.buyer, part)], `part ${index}`));
      }
      const last = proposals.at(-1) ?? 0n;
      await untilVote(stage, last);
      for (const each of proposals) await governor.connect(holder).castVote(each, VOTE.inFavour);
      await untilCounted(stage, last);
      const delays: bigint[] = [];
      for (const each of proposals) {
        await governor["queue(uint256)"](each);
        delays.push((await governor.proposalEta(each)) - (await now()));
      }
      expect(delays).to.deep.equal([FAST_DELAY, FAST_DELAY, FAST_DELAY, 7n * DAY, 7n * DAY]);
      await networkHelpers.time.increase(3n * DAY);
      for (const each of proposals.slice(0, 3)) await governor["execute(uint256)"](each);
      expect(await treasury.totalSpent()).to.equal(3n * part);
      expect(3n * part).to.be.lessThanOrEqual(FUNDS / 1_000n);
    });

    it("pitfall_43_theTreasuryIsNotDrivenThroughTheGovernorWithLessDelay", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, treasury } = stage;
      const slow = batchOf([await bondChange(stage, 2n * BOND)]);
      const relay = (data: string) => governor.interface.encodeFunctionData("relay", [stage.treasury.target, 0n, data]);
      const schedule = relay(
        treasury.interface.encodeFunctionData("scheduleBatch", [...slow, ZeroHash, ZeroHash, FAST_DELAY]),
      );
      const [outer, id] = [
        await governorCall(stage, schedule),
        await treasury.hashOperationBatch(...slow, ZeroHash, ZeroHash),
      ];
      expect(await treasury.speedOf(...batchOf([outer]))).to.equal(BigInt(Speed.Slow));
      await decide(stage, [outer], "A relay");
      expect(await treasury.getTimestamp(id)).to.equal((await now()) + UNBONDING + FAST_DELAY); // once more
      const update = relay(treasury.interface.encodeFunctionData("updateDelay", [DAY]));
      const delay = await ripen(stage, [await governorCall(stage, update)], "As the governor");
      await expect(governor["execute(uint256)"](delay))
        .to.be.revertedWithCustomError(treasury, "TimelockUnauthorizedCaller")
        .withArgs(await governor.getAddress());
    });

    it("pitfall_43_whatIsRelayedBeforeItsTimeIsNotDone", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, treasury } = stage;
      const slow = batchOf([await bondChange(stage, 2n * BOND)]);
      const relay = async (name: "scheduleBatch" | "executeBatch") => {
        const values = [...slow, ZeroHash, ZeroHash] as const;
        const data =
          name === "scheduleBatch"
            ? treasury.interface.encodeFunctionData(name, [...values, 0n])
            : treasury.interface.encodeFunctionData(name, [...values]);
        const call = governor.interface.encodeFunctionData("relay", [await treasury.getAddress(), 0n, data]);
        return governorCall(stage, call);
      };
      const both = await ripen(stage, [await relay("scheduleBatch"), await relay("executeBatch")], "In one decision");
      await expect(governor["execute(uint256)"](both)).to.be.revertedWithCustomError(
        treasury,
        "TimelockUnexpectedOperationState",
      );
    });
  });

  describe("roles", () => {
    it("pitfall_50_noRoleOfTheTimelockIsLeftWithAnybodyButTheGovernor", async () => {
      const { governor, treasury } = await networkHelpers.loadFixture(openGovernment);
      const [own, theGovernor] = [await treasury.getAddress(), await governor.getAddress()];
      const granted = await treasury.queryFilter(treasury.filters.RoleGranted());
      const admin = await treasury.DEFAULT_ADMIN_ROLE();
      const expected = [
        [admin, own],
        [await treasury.PROPOSER_ROLE(), theGovernor],
        [await treasury.CANCELLER_ROLE(), theGovernor],
        [await treasury.EXECUTOR_ROLE(), theGovernor],
      ];
      expect(granted.map(({ args }) => [args.role, args.account])).to.deep.equal(expected);
      for (const [role] of expected) {
        expect(await treasury.getRoleAdmin(role ?? "")).to.equal(admin);
        expect(await treasury.hasRole(role ?? "", ZeroAddress)).to.equal(false); // which would be everybody
      }
    });

    it("pitfall_50_anotherRoleIsGivenByASlowDecisionOnly", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { deployer, stranger, treasury } = stage;
      const role = await treasury.PROPOSER_ROLE();
      await expect(treasury.connect(deployer).grantRole(role, deployer)).to.be.revertedWithCustomError(
        treasury,
        "AccessControlUnauthorizedAccount",
      );
      const data = treasury.interface.encodeFunctionData("grantRole", [role, stranger.address]);
      const call = { to: await treasury.getAddress(), data };
      const { due, queuedAt } = await enqueue(stage, [call], "Let it propose");
      expect(due - queuedAt).to.equal(UNBONDING + FAST_DELAY);
      // And who got it waits as long as the governor.
      await networkHelpers.time.increaseTo(due);
      const proposalId = await stage.governor.getProposalId(...batchOf([call]), hashText("Let it propose"));
      await stage.governor["execute(uint256)"](proposalId);
      const batch = batchOf([await feeChange(stage, 150n)]);
      await treasury.connect(stranger).scheduleBatch(...batch, ZeroHash, ZeroHash, 0n);
      const id = await treasury.hashOperationBatch(...batch, ZeroHash, ZeroHash);
      expect(await treasury.getTimestamp(id)).to.equal((await now()) + 7n * DAY);
    });
  });
});
