import { expect } from "chai";
import { id } from "ethers";

import { LEAF_REWARD } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { doubleHash } from "../helpers/machines.ts";
import {
  admitRig,
  BUDGET,
  DAY,
  fundPrograms,
  openProgram,
  passDays,
  RATE,
  reportReward,
  reportRewards,
  TWO_DOLLARS,
} from "../helpers/rewards.ts";
import { confirmWorker } from "../market/openMarket.ts";

const { ethers, networkHelpers } = chain;
/** SNM wei for a day of one card at the first rate, as issue and contract have it. */
const GPU_DAY = 12_488_994_073_972_310_016n;
const GPU_HOUR = 520_374_753_082_179_584n;
const EIGHT_GPU_DAYS = 99_911_952_591_778_480_128n;
const CHAIN_ID = 31_337n;

/** A fixture: a rig with one card that has been a member for a day and more. */
async function oneMember() {
  const stage = await fundPrograms();
  const program = await openProgram(stage.system);
  const member = await admitRig(stage, program.programId, stage.worker.address);
  await passDays(stage, 1n);
  return { ...stage, ...program, ...member };
}

/** A fixture: rigs with one, one and eight cards; the first two have one master, the last is its own. */
async function threeMembers() {
  const stage = await fundPrograms();
  const { programId } = await openProgram(stage.system);
  const { buyer, market, stranger, supplier, worker } = stage;
  await admitRig(stage, programId, worker.address);
  await admitRig(stage, programId, stranger.address);
  await admitRig(stage, programId, buyer.address, 8);
  await confirmWorker(market, CHAIN_ID, worker, supplier);
  await confirmWorker(market, CHAIN_ID, stranger, supplier);
  await passDays(stage, 1n);
  return { ...stage, programId };
}

/** A fixture: a member whose program has budget for its guarantee, and nothing beside it; SNM then lost three quarters. */
async function poorProgram() {
  const stage = await fundPrograms();
  const { programId } = await openProgram(stage.system, { reserveMargin: 10_000 }, 90n * GPU_DAY);
  const { since } = await admitRig(stage, programId, stage.worker.address);
  for (let rate = RATE; rate < 4n * RATE;) {
    rate = (rate * 12n) / 10n < 4n * RATE ? (rate * 12n) / 10n : 4n * RATE;
    await passDays(stage, 1n, { rate });
  }
  await passDays(stage, 60n);
  return { ...stage, programId, since };
}

describe("RewardPrograms claims", () => {
  describe("leafOf", () => {
    it("is the double hash of type, program, worker, time and GPU-seconds", async () => {
      const { programs, worker } = await networkHelpers.loadFixture(fundPrograms);
      const types = ["uint256", "uint256", "address", "uint256", "uint256"];
      expect(await programs.leafOf(3, worker, 1_000, 77)).to.equal(
        doubleHash(types, [LEAF_REWARD, 3n, worker.address, 1_000n, 77n]),
      );
    });
  });

  describe("claim", () => {
    it("pays a GPU-day to the wei into the master's balance, and tells everything", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { market, programId, programs, stranger, supplier, worker } = stage;
      await confirmWorker(market, CHAIN_ID, worker, supplier);
      const before = await programs.state(programId);
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      const [due, payable] = await programs.rewardOf(programId, worker, claim.asOf, DAY);
      expect([due, payable]).to.deep.equal([GPU_DAY, GPU_DAY]);
      const sent = programs.connect(stranger).claim(claim);
      await expect(sent).to.changeTokenBalance(ethers, stage.token, market, GPU_DAY);
      expect(await market.balanceOf(supplier)).to.equal(GPU_DAY);
      const { reserved } = await programs.member(programId, worker);
      await expect(sent)
        .to.emit(programs, "RewardClaimed")
        .withArgs(programId, worker, supplier, claim.sequence, DAY, claim.asOf, GPU_DAY, GPU_DAY, reserved);
      const after = await programs.state(programId);
      expect(after.left).to.equal(before.left - GPU_DAY);
      expect(after.reserved).to.equal(reserved);
    });

    it("pays a GPU-hour, and eight cards for a day, to the wei", async () => {
      const stage = await networkHelpers.loadFixture(threeMembers);
      const { buyer, programId, programs, worker } = stage;
      const [hour, eight] = await reportRewards(stage, [
        { programId, worker: worker.address, gpuSeconds: 3_600n },
        { programId, worker: buyer.address, gpuSeconds: 8n * DAY },
      ]);
      expect(await programs.claim.staticCall(hour!)).to.equal(GPU_HOUR);
      expect(await programs.claim.staticCall(eight!)).to.equal(EIGHT_GPU_DAYS);
    });

    it("rounds down, and the parts of a day come to no more than the day", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, worker } = stage;
      let paid = 0n;
      for (const gpuSeconds of [1n, 11n, 12_345n, DAY]) {
        const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds });
        const { claimed } = await programs.member(programId, worker);
        const exact = (gpuSeconds - claimed) * TWO_DOLLARS * RATE;
        const amount = await programs.claim.staticCall(claim);
        expect(amount).to.equal(exact / (DAY * 10n ** 18n));
        await programs.claim(claim);
        paid += amount;
      }
      expect(paid)
        .to.be.lessThanOrEqual(GPU_DAY)
        .and.greaterThan(GPU_DAY - 4n);
    });

    it("pays at the average rate of the time since the claim before, whenever it is claimed", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, reports, since, worker } = stage;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await passDays(stage, 1n, { rate: (RATE * 11n) / 10n });
      const asOf = BigInt(claim.asOf);
      expect(await programs.claim.staticCall(claim)).to.equal(GPU_DAY);
      await programs.claim(claim);
      const next = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 2n * DAY });
      const [from, until] = [await reports.cumulativeAt(asOf, 0, 0), await reports.cumulativeAt(next.asOf, 0, 0)];
      const time = BigInt(next.asOf) - asOf;
      expect(await programs.claim.staticCall(next)).to.equal(
        (DAY * TWO_DOLLARS * (until - from)) / (time * DAY * 10n ** 18n),
      );
      expect(since).to.be.lessThan(asOf);
    });

    it("pays with a stale rate, while entries are paused, and a master that is banned", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { dao, market, programId, programs, worker } = stage;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await market.connect(dao).pauseEntries(DAY);
      await market.connect(dao).setBanned(worker, true);
      await networkHelpers.time.increase(DAY / 2n);
      const [, , fresh] = await stage.reports.rateAndIntegral();
      expect(fresh).to.equal(false);
      await programs.claim(claim);
      expect(await market.balanceOf(worker)).to.equal(GPU_DAY);
    });

    it("reverts for an unknown program, a closed one, and a machine that never was a member", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, stranger, worker } = stage;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await expect(programs.claim({ ...claim, programId: 7 }))
        .to.be.revertedWithCustomError(programs, "ProgramUnknown")
        .withArgs(7, 1);
      await expect(programs.claim({ ...claim, worker: stranger.address }))
        .to.be.revertedWithCustomError(programs, "RewardNotMember")
        .withArgs(programId, stranger);
      await passDays(stage, 181n);
      await programs.close(programId);
      await expect(programs.claim(claim))
        .to.be.revertedWithCustomError(programs, "ProgramClosedAlready")
        .withArgs(programId);
    });

    it("reverts when nothing is newer, nothing more was earned, or the time is to come", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, worker } = stage;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      const future = BigInt(await networkHelpers.time.latest()) + 10n * DAY;
      await expect(programs.claim.staticCall({ ...claim, asOf: future }))
        .to.be.revertedWithCustomError(programs, "RewardInFuture")
        .withArgs(future, (time: bigint) => time < future);
      await programs.claim(claim);
      await expect(programs.claim(claim))
        .to.be.revertedWithCustomError(programs, "RewardNotNewer")
        .withArgs(programId, worker, claim.asOf, claim.asOf);
      const same = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await expect(programs.claim(same))
        .to.be.revertedWithCustomError(programs, "RewardNothingEarned")
        .withArgs(programId, worker, DAY, DAY);
    });

    it("reverts for a leaf that fell: a tree that started anew pays nothing twice", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { market, programId, programs, worker } = stage;
      await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY }));
      const lower = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 3_600n });
      await expect(programs.claim(lower))
        .to.be.revertedWithCustomError(programs, "RewardNothingEarned")
        .withArgs(programId, worker, 3_600n, DAY);
      const again = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY + 3_600n });
      await programs.claim(again);
      expect(await market.balanceOf(worker)).to.equal(GPU_DAY + GPU_HOUR);
    });

    it("takes every second as a member, and not one more", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, since, worker } = stage;
      const asOf = BigInt(await networkHelpers.time.latest());
      const possible = asOf - since;
      const [all, more] = await reportRewards(stage, [
        { programId, worker: worker.address, asOf, gpuSeconds: possible },
        { programId, worker: worker.address, asOf, gpuSeconds: possible + 1n },
      ]);
      await expect(programs.claim(more!))
        .to.be.revertedWithCustomError(programs, "RewardImpossible")
        .withArgs(programId, worker, possible + 1n, possible);
      await programs.claim(all!);
      expect((await programs.member(programId, worker)).claimed).to.equal(possible);
    });

    it("reverts when the proof does not lead to the report's root", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, worker } = stage;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      const leaf = await programs.leafOf(programId, worker, claim.asOf, DAY + 1n);
      await expect(programs.claim({ ...claim, gpuSeconds: DAY + 1n }))
        .to.be.revertedWithCustomError(programs, "RewardProofInvalid")
        .withArgs(worker, leaf, (root: string) => root.length === 66);
      await expect(programs.claim({ ...claim, proof: [id("another")] })).to.be.revertedWithCustomError(
        programs,
        "RewardProofInvalid",
      );
    });

    it("reverts for less than a wei", async () => {
      const stage = await fundPrograms();
      const { programs, worker } = stage;
      const { programId } = await openProgram(stage.system, { usdPerGpuDay: 1n });
      await admitRig(stage, programId, worker.address);
      await passDays(stage, 1n);
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 60n });
      await expect(programs.claim(claim))
        .to.be.revertedWithCustomError(programs, "RewardNothingEarned")
        .withArgs(programId, worker, 60n, 0n);
    });

    it("takes from the reserve what it pays, and frees what its time does not need any more", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, since, terms, worker } = stage;
      const { reserved } = await programs.member(programId, worker);
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await programs.claim(claim);
      const [left, all] = [BigInt(terms.guaranteedUntil) - BigInt(claim.asOf), BigInt(terms.guaranteedUntil) - since];
      const unit = 10n ** 12n;
      const still = ((reserved / unit) * left + all - 1n) / all;
      expect((await programs.member(programId, worker)).reserved).to.equal(still * unit);
      expect((await programs.state(programId)).reserved).to.equal(still * unit);
      expect(still * unit).to.be.lessThan(reserved - GPU_DAY);
    });

    it("pays what is there once the budget is used up, and the rest when there is more", async () => {
      const stage = await networkHelpers.loadFixture(poorProgram);
      const { dao, market, programId, programs, worker } = stage;
      const gpuSeconds = 60n * DAY;
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds });
      const [due, payable] = await programs.rewardOf(programId, worker, claim.asOf, gpuSeconds);
      expect(due).to.be.greaterThan(payable);
      expect(payable).to.equal((await programs.state(programId)).left);
      const amount = await programs.claim.staticCall(claim);
      await programs.claim(claim);
      const { asOf, claimed, reserved } = await programs.member(programId, worker);
      expect(amount)
        .to.be.lessThanOrEqual(payable)
        .and.greaterThan(payable - due / gpuSeconds - 1n);
      expect(claimed).to.equal((gpuSeconds * payable) / due);
      expect(asOf).to.be.lessThan(claim.asOf as bigint);
      expect(reserved).to.equal(0n);
      const [rest] = await programs.rewardOf(programId, worker, claim.asOf, gpuSeconds);
      await expect(programs.claim(claim))
        .to.be.revertedWithCustomError(programs, "RewardBudgetUsedUp")
        .withArgs(programId, rest);
      await programs.connect(dao).raiseBudget(programId, BUDGET);
      await programs.claim(claim);
      const total = await market.balanceOf(worker);
      expect(total)
        .to.be.lessThanOrEqual(due)
        .and.greaterThan(due - 3n);
      expect((await programs.member(programId, worker)).claimed).to.equal(gpuSeconds);
    });

    it("pays after the end at the rates until the end, and no second after it", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, reports, since, terms, worker } = stage;
      await passDays(stage, 88n);
      await passDays(stage, 5n, { rate: (RATE * 12n) / 10n });
      const end = BigInt(terms.end);
      const possible = end - since;
      const [all, more] = await reportRewards(stage, [
        { programId, worker: worker.address, gpuSeconds: possible },
        { programId, worker: worker.address, gpuSeconds: possible + 1n },
      ]);
      await expect(programs.claim(more!))
        .to.be.revertedWithCustomError(programs, "RewardImpossible")
        .withArgs(programId, worker, possible + 1n, possible);
      const [from, until] = [await reports.cumulativeAt(since, 0, 0), await reports.cumulativeAt(end, 0, 0)];
      expect(await programs.claim.staticCall(all!)).to.equal(
        (possible * TWO_DOLLARS * (until - from)) / (possible * DAY * 10n ** 18n),
      );
      await programs.claim(all!);
      expect((await programs.state(programId)).reserved).to.equal(0n);
    });
  });

  describe("claimMany", () => {
    it("pays machines of one master by one deposit, and those of others by theirs", async () => {
      const stage = await networkHelpers.loadFixture(threeMembers);
      const { buyer, market, programId, programs, stranger, supplier, worker } = stage;
      const claims = await reportRewards(stage, [
        { programId, worker: worker.address, gpuSeconds: DAY },
        { programId, worker: stranger.address, gpuSeconds: 3_600n },
        { programId, worker: buyer.address, gpuSeconds: 8n * DAY },
      ]);
      expect(await programs.claimMany.staticCall(claims)).to.equal(GPU_DAY + GPU_HOUR + EIGHT_GPU_DAYS);
      const sent = await programs.claimMany(claims);
      const deposits = await market.queryFilter(market.filters.Deposited(), sent.blockNumber ?? 0);
      expect(deposits.map(({ args }) => [args.account, args.amount])).to.deep.equal([
        [supplier.address, GPU_DAY + GPU_HOUR],
        [buyer.address, EIGHT_GPU_DAYS],
      ]);
      expect(await market.balanceOf(supplier)).to.equal(GPU_DAY + GPU_HOUR);
    });

    it("reverts without a claim, and pays none of two for the same time", async () => {
      const stage = await networkHelpers.loadFixture(threeMembers);
      const { programId, programs, worker } = stage;
      await expect(programs.claimMany([])).to.be.revertedWithCustomError(programs, "RewardClaimsEmpty");
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await expect(programs.claimMany([claim, claim]))
        .to.be.revertedWithCustomError(programs, "RewardNotNewer")
        .withArgs(programId, worker, claim.asOf, claim.asOf);
    });
  });

  it("pays whoever is master when it is claimed, each second once", async () => {
    const stage = await networkHelpers.loadFixture(oneMember);
    const { market, programId, programs, supplier, worker } = stage;
    await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 3_600n }));
    await confirmWorker(market, CHAIN_ID, worker, supplier);
    await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY }));
    const [first, second] = [await market.balanceOf(worker), await market.balanceOf(supplier)];
    expect(first).to.equal(GPU_HOUR);
    expect(first + second)
      .to.be.lessThanOrEqual(GPU_DAY)
      .and.greaterThan(GPU_DAY - 2n);
  });
});
