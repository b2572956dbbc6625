import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";

import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { chain } from "../helpers/chain.ts";
import { attest } from "../helpers/machines.ts";
import { asArgument, DAY, fundPrograms, openProgram, passDays, reportReward, rig } from "../helpers/rewards.ts";

const { networkHelpers } = chain;
const AGENT = encodeBytes32String(RELEASE_AGENT);
/** What the rig of the helpers runs, and the next. */
const [OWN, NEXT] = ["1.2.3", "1.2.4"].map(encodeSoftwareVersion) as [number, number];

const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** A fixture: a program that demands nothing of the agent, an attested rig, and a newer version that is published. */
async function released() {
  const stage = await fundPrograms();
  const program = await openProgram(stage.system);
  const machine = asArgument(await attest(stage.system, stage.nodes, await rig(stage.worker.address)));
  const releases = stage.releases.connect(stage.dao);
  await releases.publish(AGENT, NEXT, id("1.2.4"), "");
  return { ...stage, ...program, machine, releases };
}

describe("RewardPrograms with released versions", () => {
  const load = () => networkHelpers.loadFixture(released);

  it("takes an old agent until the second before the new minimum, and none from that on", async () => {
    const { machine, programId, programs, releases, worker } = await load();
    const from = (await now()) + 100n;
    await releases.setMinimum(AGENT, NEXT, from);
    expect(await programs.eligibility(programId, machine)).to.deep.equal([0n, false, 1n]);
    const before = await networkHelpers.takeSnapshot();
    await networkHelpers.time.setNextBlockTimestamp(from - 1n);
    await programs.admit(programId, machine);
    expect((await programs.member(programId, worker)).gpus).to.equal(1);
    await before.restore();
    await networkHelpers.time.setNextBlockTimestamp(from);
    await expect(programs.admit(programId, machine))
      .to.be.revertedWithCustomError(programs, "RewardVersionTooLow")
      .withArgs(programId, worker, OWN, NEXT);
    await networkHelpers.time.increaseTo(from);
    expect(await programs.eligibility(programId, machine)).to.deep.equal([0n, true, 1n]);
  });

  it("takes an updated agent, and holds it against what the program demands where that is more", async () => {
    const stage = await load();
    const { programId, programs, releases, worker, machine } = stage;
    await releases.setMinimum(AGENT, NEXT, 0);
    const facts = { ...machine.facts, softwareVersion: NEXT };
    const updated = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address, 1, { facts })));
    const strict = await openProgram(stage.system, { minSoftwareVersion: NEXT + 1 });
    await expect(programs.admit(strict.programId, updated))
      .to.be.revertedWithCustomError(programs, "RewardVersionTooLow")
      .withArgs(strict.programId, worker, NEXT, NEXT + 1);
    await programs.admit(programId, updated);
  });

  it("does not look at versions of other programs than the agent", async () => {
    const { machine, programId, programs, releases } = await load();
    const node = encodeBytes32String("node");
    await releases.publish(node, NEXT, id("node"), "");
    await releases.setMinimum(node, NEXT, 0);
    await programs.admit(programId, machine);
  });

  it("has a member removed a grace after the release ended its version, not after its measurement", async () => {
    const stage = await load();
    const { machine, programId, programs, releases, stranger, worker } = stage;
    await programs.admit(programId, machine);
    await passDays(stage, 8n);
    const from = (await now()) + DAY;
    await releases.setMinimum(AGENT, NEXT, from);
    await networkHelpers.time.increaseTo(from);
    const removableAt = from + 7n * DAY;
    await networkHelpers.time.setNextBlockTimestamp(removableAt - 1n);
    await expect(programs.removeUnqualified(programId, machine))
      .to.be.revertedWithCustomError(programs, "RewardMemberQualifies")
      .withArgs(programId, worker, removableAt);
    await networkHelpers.time.setNextBlockTimestamp(removableAt);
    await programs.connect(stranger).removeUnqualified(programId, machine);
    expect((await programs.member(programId, worker)).gpus).to.equal(0);
  });

  it("has a member whose hardware fails as well removed a grace after its measurement", async () => {
    const stage = await load();
    const { machine, programId, programs, releases, worker } = stage;
    await programs.admit(programId, machine);
    const bare = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address, 0)));
    await passDays(stage, 7n);
    await releases.setMinimum(AGENT, NEXT, 0);
    await programs.removeUnqualified(programId, bare);
    expect((await programs.member(programId, worker)).gpus).to.equal(0);
  });

  it("pays a member what it earned before its version ended", async () => {
    const stage = await load();
    const { machine, market, programId, programs, releases, worker } = stage;
    await programs.admit(programId, machine);
    await passDays(stage, 1n);
    await releases.setMinimum(AGENT, NEXT, 0);
    await passDays(stage, 2n);
    const earned = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
    await programs.claim(earned);
    expect((await market.balanceOf(worker)) > 0n).to.equal(true);
    expect((await programs.member(programId, worker)).claimed).to.equal(DAY);
  });
});
