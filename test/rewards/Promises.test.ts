import { expect } from "chai";

import { chain } from "../helpers/chain.ts";
import { attest } from "../helpers/machines.ts";
import {
  admitRig,
  asArgument,
  DAY,
  fundPrograms,
  openProgram,
  passDays,
  reportReward,
  rig,
} from "../helpers/rewards.ts";
import type { RewardStage } from "../helpers/rewards.ts";

const { networkHelpers } = chain;
/** SNM wei for a day of one card at the first rate. */
const GPU_DAY = 12_488_994_073_972_310_016n;

/** A fixture: a member with one card that has earned for 60 days and claimed nothing yet. */
async function unclaimed() {
  const stage = await fundPrograms();
  const { programId } = await openProgram(stage.system, { reserveMargin: 10_000 }, 250n * GPU_DAY);
  const { since } = await admitRig(stage, programId, stage.worker.address);
  await passDays(stage, 60n);
  return { ...stage, programId, since };
}

/** Has a member earn for so many cards from now on. */
async function change(stage: RewardStage, programId: bigint, cards: number) {
  const { programs, system, nodes, worker } = stage;
  await programs.admit(programId, asArgument(await attest(system, nodes, await rig(worker.address, cards))));
}

describe("RewardPrograms promises", () => {
  it("keeps what was earned reserved when a machine leaves soon after its cards changed", async () => {
    const stage = await networkHelpers.loadFixture(unclaimed);
    const { programId, programs, worker } = stage;
    await change(stage, programId, 2);
    await programs.connect(worker).leave(programId, worker);
    expect((await programs.member(programId, worker)).reserved).to.be.greaterThanOrEqual(60n * GPU_DAY);
  });

  it("keeps what was earned reserved while a card comes and goes", async () => {
    const stage = await networkHelpers.loadFixture(unclaimed);
    const { programId, programs, worker } = stage;
    for (const cards of [2, 1, 2, 1]) await change(stage, programId, cards);
    expect((await programs.member(programId, worker)).reserved).to.be.greaterThanOrEqual(89n * GPU_DAY);
  });

  it("keeps what was earned reserved when a machine comes back and leaves again", async () => {
    const stage = await networkHelpers.loadFixture(unclaimed);
    const { programId, programs, worker } = stage;
    await programs.connect(worker).leave(programId, worker);
    await change(stage, programId, 1);
    await programs.connect(worker).leave(programId, worker);
    expect((await programs.member(programId, worker)).reserved).to.be.greaterThanOrEqual(60n * GPU_DAY);
  });

  it("pays it in full: nobody else is promised its part of the budget", async () => {
    const stage = await networkHelpers.loadFixture(unclaimed);
    const { programId, programs, stranger, system, nodes, worker } = stage;
    await change(stage, programId, 2);
    await programs.connect(worker).leave(programId, worker);
    const eight = asArgument(await attest(system, nodes, await rig(stranger.address, 8))); // 8 x 30 days of 250
    await expect(programs.admit(programId, eight)).to.be.revertedWithCustomError(programs, "ProgramBudgetTooLow");
    const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 60n * DAY });
    expect(await programs.claim.staticCall(claim)).to.equal(60n * GPU_DAY);
    await programs.claim(claim);
    expect((await programs.member(programId, worker)).reserved).to.equal(0n);
  });

  it("frees with a claim what was earned before the cards changed, and keeps what is to come", async () => {
    const stage = await networkHelpers.loadFixture(unclaimed);
    const { programId, programs, worker } = stage;
    await change(stage, programId, 2);
    await passDays(stage, 10n);
    await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 80n * DAY }));
    const { reserved } = await programs.member(programId, worker);
    expect(reserved)
      .to.be.greaterThan(39n * GPU_DAY)
      .and.lessThan(40n * GPU_DAY);
  });
});
