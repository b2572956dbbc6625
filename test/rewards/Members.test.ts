import { expect } from "chai";

import { Architecture, ClassRequirement, Link } from "@sonm/protocol/generated/enums.ts";
import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { encodeName, encodeSoftwareVersion, type MachineLeaf } from "@sonm/protocol/hardware.ts";

import { chain } from "../helpers/chain.ts";
import { attest, RIG_BENCHMARKS } from "../helpers/machines.ts";
import {
  admitRig,
  asArgument,
  BUDGET,
  DAY,
  fundPrograms,
  openProgram,
  passDays,
  RATE,
  reportReward,
  rig,
} from "../helpers/rewards.ts";
import { confirmWorker } from "../market/openMarket.ts";

const { networkHelpers } = chain;
/** SNM wei for a day of one card at the first rate. */
const GPU_DAY = 12_488_994_073_972_310_016n;
const CHAIN_ID = 31_337n;

const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** A fixture: a program, and a rig that is attested and no member. */
async function oneRig() {
  const stage = await fundPrograms();
  const program = await openProgram(stage.system);
  const machine = asArgument(await attest(stage.system, stage.nodes, await rig(stage.worker.address)));
  return { ...stage, ...program, machine };
}

/** A fixture: the rig is a member. */
async function oneMember() {
  const stage = await oneRig();
  await stage.programs.admit(stage.programId, stage.machine);
  return { ...stage, since: await now() };
}

describe("RewardPrograms members", () => {
  describe("admit", () => {
    it("makes a machine a member, whoever asks for it, and reserves what it is guaranteed", async () => {
      const stage = await networkHelpers.loadFixture(oneRig);
      const { machine, programId, programs, stranger, worker } = stage;
      const at = (await now()) + 100n;
      await networkHelpers.time.setNextBlockTimestamp(at);
      const admitted = programs.connect(stranger).admit(programId, machine);
      await admitted;
      const { reserved } = await programs.member(programId, worker);
      expect(reserved).to.equal(await programs.reserveFor(programId, 1));
      await expect(admitted).to.emit(programs, "MemberAdmitted").withArgs(programId, worker, 1, at, reserved, stranger);
      // cards, since, left at, allowance, claimed, as of, reserved
      expect(await programs.member(programId, worker)).to.deep.equal([1n, at, 0n, 0n, 0n, at, reserved]);
      const { gpus, left, reserved: all } = await programs.state(programId);
      expect([gpus, left, all]).to.deep.equal([1n, BUDGET, reserved]);
      expect(await programs.programOf(worker)).to.deep.equal([programId, true]);
    });

    it("counts a machine as one unit where the class demands no card", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { programId } = await openProgram(stage.system, { classId: 4 });
      const facts = { ...(await rig(stage.worker.address)).facts, physicalCores: 8, memoryBytes: 32n * 10n ** 9n };
      const server = await rig(stage.worker.address, 3, { facts: { ...facts, diskBytes: 10n ** 12n } });
      await attest(stage.system, stage.nodes, server);
      await stage.programs.admit(programId, server);
      expect((await stage.programs.member(programId, stage.worker)).gpus).to.equal(1n);
    });

    it("reverts before the start, takes the first second, and reverts from the end on", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { programs, worker } = stage;
      const start = (await now()) + 2n * DAY;
      const { programId, terms } = await openProgram(stage.system, { start });
      const machine = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address)));
      await expect(programs.admit(programId, machine))
        .to.be.revertedWithCustomError(programs, "ProgramNotStarted")
        .withArgs(programId, start);
      await passDays(stage, 2n);
      await programs.admit.staticCall(programId, machine);
      const end = BigInt(terms.end);
      await networkHelpers.time.increaseTo(end);
      await expect(programs.admit(programId, machine))
        .to.be.revertedWithCustomError(programs, "ProgramEnded")
        .withArgs(programId, end);
    });

    it("reverts while admission is suspended, and members go on", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { dao, programId, programs, stranger, worker } = stage;
      const other = asArgument(await attest(stage.system, stage.nodes, await rig(stranger.address)));
      const before = await programs.member(programId, worker);
      await programs.connect(dao).setAdmission(programId, false);
      await expect(programs.admit(programId, other))
        .to.be.revertedWithCustomError(programs, "ProgramAdmissionSuspended")
        .withArgs(programId);
      expect(await programs.member(programId, worker)).to.deep.equal(before);
      await passDays(stage, 1n);
      await programs.claim(await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY }));
      expect(await stage.market.balanceOf(worker)).to.equal(GPU_DAY);
    });

    it("reverts when the rate is stale", async () => {
      const { machine, programId, programs, reports } = await networkHelpers.loadFixture(oneRig);
      const { staleAfter, updatedAt } = await reports.latestRate();
      await networkHelpers.time.setNextBlockTimestamp(updatedAt + staleAfter);
      await expect(programs.admit(programId, machine)).to.be.revertedWithCustomError(programs, "ProgramRateStale");
    });

    it("reverts for other values than those attested, and once the attestation has ended", async () => {
      const stage = await networkHelpers.loadFixture(oneRig);
      const { machine, programId, programs, stranger, worker } = stage;
      for (const wrong of [
        { ...machine, worker: stranger.address },
        { ...machine, benchmarks: machine.benchmarks.map((word) => word + 1n) },
        { ...machine, facts: { ...machine.facts, diskBytes: machine.facts.diskBytes + 1n } },
      ]) {
        await expect(programs.admit(programId, wrong))
          .to.be.revertedWithCustomError(programs, "RewardHardwareUnproved")
          .withArgs(wrong.worker);
      }
      await passDays(stage, 30n);
      await expect(programs.admit(programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardAttestationEnded")
        .withArgs(worker, BigInt(machine.measuredAt) + 30n * DAY);
    });

    it("reverts below the software's minimum version, and takes the minimum", async () => {
      const stage = await networkHelpers.loadFixture(oneRig);
      const { machine, programs, worker } = stage;
      const [own, next] = [encodeSoftwareVersion("1.2.3"), encodeSoftwareVersion("1.2.4")];
      const high = await openProgram(stage.system, { minSoftwareVersion: next });
      await expect(programs.admit(high.programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardVersionTooLow")
        .withArgs(high.programId, worker, own, next);
      expect(await programs.eligibility(high.programId, machine)).to.deep.equal([0n, true, 1n]);
      const same = await openProgram(stage.system, { minSoftwareVersion: own });
      await programs.admit(same.programId, machine);
    });

    it("reverts for a member, and for a member of another program until that has ended", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { machine, programId, programs, worker } = stage;
      await expect(programs.admit(programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardMemberAlready")
        .withArgs(programId, worker);
      const start = await now();
      const other = await openProgram(stage.system, { end: start + 300n * DAY });
      await expect(programs.admit(other.programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardMemberElsewhere")
        .withArgs(worker, programId);
      await passDays(stage, 91n);
      expect(await programs.programOf(worker)).to.deep.equal([programId, false]);
      const fresh = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address)));
      await programs.admit(other.programId, fresh);
      expect(await programs.programOf(worker)).to.deep.equal([other.programId, true]);
    });

    it("reverts when no place is left", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { programs, stranger, worker } = stage;
      const { programId } = await openProgram(stage.system, { maxGpus: 8 });
      await admitRig(stage, programId, worker.address, 7);
      const two = asArgument(await attest(stage.system, stage.nodes, await rig(stranger.address, 2)));
      await expect(programs.admit(programId, two))
        .to.be.revertedWithCustomError(programs, "ProgramFull")
        .withArgs(programId, 9, 8);
      await admitRig(stage, programId, stranger.address, 1);
    });

    it("reverts when the budget does not cover the promise, and takes what covers it to the wei", async () => {
      const stage = await networkHelpers.loadFixture(oneRig);
      const { dao, machine, programs } = stage;
      const { programId, terms } = await openProgram(stage.system, {}, 1n);
      const at = (await now()) + 10n;
      const needed = reserveAt(BigInt(terms.guaranteedUntil) - at);
      await programs.connect(dao).raiseBudget(programId, needed - 2n);
      await networkHelpers.time.setNextBlockTimestamp(at);
      await expect(programs.admit(programId, machine))
        .to.be.revertedWithCustomError(programs, "ProgramBudgetTooLow")
        .withArgs(programId, needed - 1n, needed);
      await programs.connect(dao).raiseBudget(programId, 1n);
      await programs.admit(programId, machine); // later, so that a little less is promised
      const { left, reserved } = await programs.state(programId);
      expect(reserved).to.be.lessThanOrEqual(left);
    });

    it("has a machine that shows more cards earn for them from then on, and for fewer", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { programId, programs, since, worker } = stage;
      await passDays(stage, 1n);
      const two = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address, 2)));
      await programs.admit(programId, two);
      const changed = await now();
      const member = await programs.member(programId, worker);
      expect([member.gpus, member.since, member.allowance]).to.deep.equal([2n, changed, changed - since]);
      await passDays(stage, 1n);
      const asOf = await now();
      const possible = changed - since + 2n * (asOf - changed);
      const more = await reportReward(stage, { programId, worker: worker.address, asOf, gpuSeconds: possible + 1n });
      await expect(programs.claim(more))
        .to.be.revertedWithCustomError(programs, "RewardImpossible")
        .withArgs(programId, worker, possible + 1n, possible);
      const before = (await programs.member(programId, worker)).reserved;
      await admitRig(stage, programId, worker.address, 1);
      const after = await programs.member(programId, worker);
      expect(after.gpus).to.equal(1n);
      expect(after.reserved)
        .to.be.lessThan(before)
        .and.greaterThan(before / 2n);
      expect((await programs.state(programId)).gpus).to.equal(1n);
    });
  });

  describe("leave", () => {
    it("ends a membership, keeps what was earned claimable, and frees the rest of the reserve", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { market, programId, programs, since, worker } = stage;
      await passDays(stage, 1n);
      const { reserved } = await programs.member(programId, worker);
      const left = programs.connect(worker).leave(programId, worker);
      await left;
      const leftAt = await now();
      const member = await programs.member(programId, worker);
      expect([member.gpus, member.leftAt, member.allowance]).to.deep.equal([0n, leftAt, leftAt - since]);
      expect(member.reserved)
        .to.be.lessThan(reserved / 80n)
        .and.greaterThan(GPU_DAY);
      await expect(left)
        .to.emit(programs, "MemberRemoved")
        .withArgs(programId, worker, leftAt, member.reserved, worker);
      expect(await programs.programOf(worker)).to.deep.equal([0n, false]);
      const claim = await reportReward(stage, { programId, worker: worker.address, gpuSeconds: DAY });
      await programs.claim(claim);
      expect(await market.balanceOf(worker)).to.equal(GPU_DAY);
      const { gpus, reserved: all } = await programs.state(programId);
      expect([gpus, all]).to.deep.equal([0n, 0n]);
    });

    it("is the master's alone, and reverts for no member", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { market, programId, programs, supplier, worker } = stage;
      await confirmWorker(market, CHAIN_ID, worker, supplier);
      await expect(programs.connect(worker).leave(programId, worker))
        .to.be.revertedWithCustomError(programs, "RewardMasterOnly")
        .withArgs(worker, worker);
      await programs.connect(supplier).leave(programId, worker);
      await expect(programs.connect(supplier).leave(programId, worker))
        .to.be.revertedWithCustomError(programs, "RewardNotMember")
        .withArgs(programId, worker);
    });

    it("lets a machine come back, with the seconds between paid to nobody", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { machine, programId, programs, since, worker } = stage;
      await programs.connect(worker).leave(programId, worker);
      const first = (await now()) - since;
      await passDays(stage, 1n);
      await programs.admit(programId, machine);
      const back = await now();
      await passDays(stage, 1n);
      const asOf = await now();
      const possible = first + asOf - back;
      const [claim, more] = [
        await reportReward(stage, { programId, worker: worker.address, asOf, gpuSeconds: possible }),
        await reportReward(stage, { programId, worker: worker.address, asOf, gpuSeconds: possible + 1n }),
      ];
      await expect(programs.claim(more))
        .to.be.revertedWithCustomError(programs, "RewardImpossible")
        .withArgs(programId, worker, possible + 1n, possible);
      await programs.claim(claim);
    });
  });

  describe("removeUnattested", () => {
    it("ends a membership a week after the attestation ended, whoever asks, and not a second before", async () => {
      const { machine, programId, programs, stranger, worker } = await networkHelpers.loadFixture(oneMember);
      const removableAt = BigInt(machine.measuredAt) + 37n * DAY;
      await networkHelpers.time.setNextBlockTimestamp(removableAt - 1n);
      await expect(programs.removeUnattested(programId, worker))
        .to.be.revertedWithCustomError(programs, "RewardMemberQualifies")
        .withArgs(programId, worker, removableAt);
      await networkHelpers.time.setNextBlockTimestamp(removableAt);
      await programs.connect(stranger).removeUnattested(programId, worker);
      expect((await programs.member(programId, worker)).leftAt).to.equal(removableAt);
      await expect(programs.removeUnattested(programId, worker))
        .to.be.revertedWithCustomError(programs, "RewardNotMember")
        .withArgs(programId, worker);
    });
  });

  describe("removeUnqualified", () => {
    it("ends the membership of a machine that has failed for a week", async () => {
      const stage = await networkHelpers.loadFixture(oneMember);
      const { machine, programId, programs, stranger, worker } = stage;
      const bare = asArgument(await attest(stage.system, stage.nodes, await rig(worker.address, 0)));
      await expect(programs.removeUnqualified(programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardHardwareUnproved")
        .withArgs(worker);
      const removableAt = BigInt(bare.measuredAt) + 7n * DAY;
      await networkHelpers.time.setNextBlockTimestamp(removableAt - 1n);
      await expect(programs.removeUnqualified(programId, bare))
        .to.be.revertedWithCustomError(programs, "RewardMemberQualifies")
        .withArgs(programId, worker, removableAt);
      await networkHelpers.time.setNextBlockTimestamp(removableAt);
      await programs.connect(stranger).removeUnqualified(programId, bare);
      expect((await programs.member(programId, worker)).gpus).to.equal(0n);
    });

    it("keeps a machine that qualifies, however old its measurement", async () => {
      const { machine, programId, programs, worker } = await networkHelpers.loadFixture(oneMember);
      await networkHelpers.time.increase(20n * DAY);
      await expect(programs.removeUnqualified(programId, machine))
        .to.be.revertedWithCustomError(programs, "RewardMemberQualifies")
        .withArgs(programId, worker, BigInt(machine.measuredAt) + 7n * DAY);
    });
  });

  describe("thresholds of the first class", () => {
    const bandwidth = (net: bigint) =>
      packBenchmarks(RIG_BENCHMARKS.map((value) => (value === 940_000_000n || value === 910_000_000n ? net : value)));
    const cards = (machine: MachineLeaf, count: number, model = "NVIDIA GeForce GTX 1080 Ti") => ({
      gpus: Array.from({ length: count }, () => ({ ...machine.gpus[0]!, model: encodeName(model) })),
    });
    const GB = 10n ** 9n;
    type Change = (machine: MachineLeaf) => Partial<MachineLeaf>;
    const facts =
      (fields: Partial<MachineLeaf["facts"]>): Change =>
      (machine) => ({ facts: { ...machine.facts, ...fields } });

    /** What a change makes of a machine that meets everything: which requirement fails, or how many cards earn. */
    const cases: readonly (readonly [string, Change, ClassRequirement | undefined, bigint?])[] = [
      ["15.9 GB of memory", facts({ memoryBytes: (159n * GB) / 10n }), ClassRequirement.Memory],
      ["16 GB", facts({ memoryBytes: 16n * GB }), undefined],
      ["59 GB of disk", facts({ diskBytes: 59n * GB }), ClassRequirement.Disk],
      ["60 GB", facts({ diskBytes: 60n * GB }), undefined],
      ["1 core", facts({ physicalCores: 1 }), ClassRequirement.PhysicalCores],
      ["2 cores", facts({ physicalCores: 2 }), undefined],
      ["1.99 GHz", facts({ clockMHz: 1_990 }), ClassRequirement.Clock],
      ["2.0 GHz", facts({ clockMHz: 2_000 }), undefined],
      ["another architecture", facts({ architecture: Architecture.Unattested }), ClassRequirement.Architecture],
      ["a wireless link", facts({ link: Link.Wireless }), ClassRequirement.Link],
      ["9.99 Mbit/s", () => ({ benchmarks: bandwidth(9_990_000n) }), ClassRequirement.Benchmarks],
      ["10 Mbit/s", () => ({ benchmarks: bandwidth(10_000_000n) }), undefined],
      ["no card", (machine) => cards(machine, 0), ClassRequirement.GpusTooFew],
      ["8 cards", (machine) => cards(machine, 8), undefined, 8n],
      ["9 cards", (machine) => cards(machine, 9), ClassRequirement.GpusTooMany],
      ["a 1080", (machine) => cards(machine, 1, "NVIDIA GeForce GTX 1080"), ClassRequirement.GpuModel],
      ["a 2080 Ti", (machine) => cards(machine, 1, "NVIDIA GeForce RTX 2080 Ti"), undefined],
    ];

    for (const [name, change, failure, gpus = 1n] of cases) {
      it(`${failure === undefined ? "admit" : "refuse"} ${name}`, async () => {
        const stage = await networkHelpers.loadFixture(oneRig);
        const { programId, programs, worker } = stage;
        const plain = await rig(worker.address);
        const machine = asArgument(
          await attest(stage.system, stage.nodes, { ...plain, ...change(plain), measuredAt: Number(await now()) }),
        );
        if (failure === undefined) {
          await programs.admit(programId, machine);
          expect((await programs.member(programId, worker)).gpus).to.equal(gpus);
        } else {
          const failures = 1n << BigInt(failure);
          await expect(programs.admit(programId, machine))
            .to.be.revertedWithCustomError(programs, "RewardHardwareFails")
            .withArgs(programId, worker, failures);
          expect((await programs.eligibility(programId, machine))[0]).to.equal(failures);
        }
      });
    }

    it("pay nothing for more memory or disk", async () => {
      const stage = await networkHelpers.loadFixture(oneRig);
      const { programId, programs, stranger, worker } = stage;
      const plain = await rig(stranger.address);
      const large = { ...plain.facts, memoryBytes: 256n * GB, diskBytes: 4_000n * GB };
      await programs.admit(programId, asArgument(await attest(stage.system, stage.nodes, { ...plain, facts: large })));
      await admitRig(stage, programId, worker.address);
      await passDays(stage, 1n);
      for (const each of [stranger, worker]) {
        await programs.claim(await reportReward(stage, { programId, worker: each.address, gpuSeconds: DAY }));
        expect(await stage.market.balanceOf(each)).to.equal(GPU_DAY);
      }
    });
  });
});

/** SNM wei that one card is reserved for so many seconds, at the first rate and a margin of 15,000. */
function reserveAt(seconds: bigint): bigint {
  const unit = 10n ** 12n;
  const divisor = 10n ** 18n * DAY * 10_000n * unit;
  const exact = seconds * 2n * 10n ** 18n * RATE * 15_000n;
  return ((exact + divisor - 1n) / divisor) * unit;
}
