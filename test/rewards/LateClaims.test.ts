import { expect } from "chai";

import { chain } from "../helpers/chain.ts";
import { admitRig, DAY, fundPrograms, openProgram, passDays, RATE, reportReward } from "../helpers/rewards.ts";

const { networkHelpers } = chain;
/** SNM wei for a day of one card at the first rate. */
const GPU_DAY = 12_488_994_073_972_310_016n;

/** A fixture: a member whose program of 90 days ended yesterday. */
async function endedProgram() {
  const stage = await fundPrograms();
  const { programId } = await openProgram(stage.system);
  await admitRig(stage, programId, stage.worker.address);
  await passDays(stage, 91n);
  return { ...stage, programId };
}

describe("RewardPrograms late claims", () => {
  it("pays what is proved only after the end was claimed at the rate in force", async () => {
    const stage = await networkHelpers.loadFixture(endedProgram);
    const { programId, programs, worker } = stage;
    await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 80n * DAY }));
    await passDays(stage, 1n, { rate: (RATE * 6n) / 5n });
    const rest = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: 84n * DAY });
    const [, rate] = await stage.reports.rateAndIntegral();
    expect(rate).to.equal((RATE * 6n) / 5n);
    expect(await programs.claim.staticCall(rest)).to.equal(8n * rate);
    await programs.claim(rest);
    const before = await programs.member(programId, worker);
    expect([before.claimed, before.asOf]).to.deep.equal([84n * DAY, rest.asOf]);
  });

  it("pays until the program is closed, 90 days after its end, and a machine that left long ago too", async () => {
    const stage = await networkHelpers.loadFixture(endedProgram);
    const { market, programId, programs, worker } = stage;
    await programs.connect(worker).leave(programId, worker);
    const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
    await networkHelpers.time.increase(90n * DAY);
    await programs.claim(claim);
    expect(await market.balanceOf(worker)).to.equal(GPU_DAY);
    await programs.close(programId);
  });

  it("reverts for a report that there is not", async () => {
    const stage = await networkHelpers.loadFixture(endedProgram);
    const { programId, programs, reports, worker } = stage;
    const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
    const sequence = BigInt(claim.sequence) + 1n;
    await expect(programs.claim({ ...claim, sequence }))
      .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
      .withArgs(sequence, 1, claim.sequence);
  });
});
