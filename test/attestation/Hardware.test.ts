import { expect } from "chai";
import { id, ZeroHash } from "ethers";

import { benchmarkWordsToHex, type MachineLeaf } from "@sonm/protocol/hardware.ts";
import { MAX_BENCHMARK_WORDS } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { doubleHash, hashMachine, machineLeaf, machineTree, reportMachines } from "../helpers/machines.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import { submitReport } from "../helpers/reports.ts";

const { ethers, networkHelpers } = chain;
const DAY = 24n * 3_600n;
const VALID_DAYS = 30n;

/** The machine as ethers takes it. */
const asArgument = (machine: MachineLeaf) => ({
  ...machine,
  gpus: [...machine.gpus],
  benchmarks: [...machine.benchmarks],
});

/** A fixture: one node that reports. */
async function formOneNode() {
  const system = await deploySystem();
  const nodes = await formSignerSet(system, [BOND]);
  await networkHelpers.time.increase(100n * DAY);
  return { ...system, system, nodes };
}

/** A fixture: a machine whose leaf was reported beside another's. */
async function reportOneMachine() {
  const stage = await formOneNode();
  const { nodes, stranger, system, worker } = stage;
  const machine = await machineLeaf(worker.address);
  const { proofs, root, sequence } = await reportMachines(system, nodes, [
    machine,
    await machineLeaf(stranger.address),
  ]);
  return { ...stage, machine, proof: proofs[0] ?? [], root, sequence };
}

describe("Hardware", () => {
  describe("leafOf and factsHashOf", () => {
    it("hash as the protocol says", async () => {
      const { hardware, worker } = await networkHelpers.loadFixture(deploySystem);
      const machine = await machineLeaf(worker.address);
      const { factsHash, leaf } = hashMachine(machine);
      expect(await hardware.leafOf(asArgument(machine))).to.equal(leaf);
      expect(await hardware.factsHashOf(asArgument(machine))).to.equal(factsHash);
    });
  });

  describe("submit", () => {
    it("stores the machine's slot, whoever sends it", async () => {
      const { hardware, machine, proof, sequence, stranger, worker } =
        await networkHelpers.loadFixture(reportOneMachine);
      await hardware.connect(stranger).submit(asArgument(machine), sequence, proof);
      const slot = await hardware.machine(worker);
      expect(slot.commitment).to.equal(hashMachine(machine).commitment);
      expect(slot.measuredAt).to.equal(machine.measuredAt);
      expect(slot.validDays).to.equal(VALID_DAYS);
    });

    it("tells all that was attested", async () => {
      const { hardware, machine, proof, sequence, worker } = await networkHelpers.loadFixture(reportOneMachine);
      const { facts, gpus, benchmarks, measuredAt } = machine;
      await expect(hardware.submit(asArgument(machine), sequence, proof))
        .to.emit(hardware, "HardwareAttested")
        .withArgs(
          worker.address,
          sequence,
          measuredAt,
          BigInt(measuredAt) + VALID_DAYS * DAY,
          [
            facts.architecture,
            facts.link,
            facts.physicalCores,
            facts.logicalCores,
            facts.clockMHz,
            facts.memoryBytes,
            facts.diskBytes,
            facts.softwareVersion,
            facts.cpuModel,
          ].map((value) => (typeof value === "string" ? value : BigInt(value))),
          gpus.map((gpu) => [gpu.model, gpu.memoryBytes, gpu.commitment]),
          [...benchmarks],
        );
    });

    it("replaces an earlier measurement", async () => {
      const { hardware, machine, nodes, proof, sequence, system, worker } =
        await networkHelpers.loadFixture(reportOneMachine);
      await hardware.submit(asArgument(machine), sequence, proof);
      const next = await machineLeaf(worker.address, { benchmarks: [5n], gpus: [] });
      const reported = await reportMachines(system, nodes, [next]);
      await hardware.submit(asArgument(next), reported.sequence, reported.proofs[0] ?? []);
      expect((await hardware.machine(worker)).commitment).to.equal(hashMachine(next).commitment);
    });

    it("reverts when the proof does not lead to the report's root", async () => {
      const { hardware, machine, nodes, proof, root, sequence, system, worker } =
        await networkHelpers.loadFixture(reportOneMachine);
      const better = { ...machine, benchmarks: machine.benchmarks.map((word) => word + 1n) };
      await expect(hardware.submit(asArgument(better), sequence, proof))
        .to.be.revertedWithCustomError(hardware, "HardwareProofInvalid")
        .withArgs(worker.address, hashMachine(better).leaf, root);
      await submitReport(system, nodes, { root: id("another tree") as `0x${string}` });
      await expect(hardware.submit(asArgument(machine), sequence + 1n, proof))
        .to.be.revertedWithCustomError(hardware, "HardwareProofInvalid")
        .withArgs(worker.address, hashMachine(machine).leaf, id("another tree"));
    });

    it("reverts when the report is unknown", async () => {
      const { hardware, machine, proof, reports, sequence } = await networkHelpers.loadFixture(reportOneMachine);
      await expect(hardware.submit(asArgument(machine), sequence + 1n, proof))
        .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
        .withArgs(sequence + 1n, 1n, sequence);
    });

    it("reverts when the same measurement, or one that is older, comes again", async () => {
      const { hardware, machine, nodes, proof, sequence, system, worker } =
        await networkHelpers.loadFixture(reportOneMachine);
      await hardware.submit(asArgument(machine), sequence, proof);
      await expect(hardware.submit(asArgument(machine), sequence, proof))
        .to.be.revertedWithCustomError(hardware, "HardwareNotNewer")
        .withArgs(worker.address, machine.measuredAt, machine.measuredAt);
      const older = { ...machine, measuredAt: machine.measuredAt - 1 };
      const reported = await reportMachines(system, nodes, [older]);
      await expect(hardware.submit(asArgument(older), reported.sequence, reported.proofs[0] ?? []))
        .to.be.revertedWithCustomError(hardware, "HardwareNotNewer")
        .withArgs(worker.address, older.measuredAt, machine.measuredAt);
    });

    it("reverts in the second in which the attestation would end", async () => {
      const { hardware, machine, proof, sequence, worker } = await networkHelpers.loadFixture(reportOneMachine);
      const expiresAt = BigInt(machine.measuredAt) + VALID_DAYS * DAY;
      await networkHelpers.time.setNextBlockTimestamp(expiresAt);
      await expect(hardware.submit(asArgument(machine), sequence, proof))
        .to.be.revertedWithCustomError(hardware, "HardwareAttestationEnded")
        .withArgs(worker.address, machine.measuredAt, expiresAt);
    });

    it("takes a measurement in the last second in which it is good", async () => {
      const { hardware, machine, proof, sequence, worker } = await networkHelpers.loadFixture(reportOneMachine);
      await networkHelpers.time.setNextBlockTimestamp(BigInt(machine.measuredAt) + VALID_DAYS * DAY - 1n);
      await hardware.submit(asArgument(machine), sequence, proof);
      expect((await hardware.machine(worker)).measuredAt).to.equal(machine.measuredAt);
    });

    it("reverts when the measurement lies in the future, and takes one of this second", async () => {
      const { hardware, nodes, system, worker } = await networkHelpers.loadFixture(formOneNode);
      const time = (await networkHelpers.time.latest()) + 10_000;
      const machine = await machineLeaf(worker.address, { measuredAt: time });
      const { proofs, sequence } = await reportMachines(system, nodes, [machine]);
      await networkHelpers.time.setNextBlockTimestamp(time - 1);
      await expect(hardware.submit(asArgument(machine), sequence, proofs[0] ?? []))
        .to.be.revertedWithCustomError(hardware, "HardwareMeasuredInFuture")
        .withArgs(time, time - 1);
      await networkHelpers.time.setNextBlockTimestamp(time);
      await hardware.submit(asArgument(machine), sequence, proofs[0] ?? []);
    });

    it("reverts when there are more benchmarks than an order has, and takes as many", async () => {
      const { hardware, nodes, system, worker } = await networkHelpers.loadFixture(formOneNode);
      const words = Array.from({ length: Number(MAX_BENCHMARK_WORDS) }, (_, index) => BigInt(index + 1));
      const most = await machineLeaf(worker.address, { benchmarks: words });
      const tooMany = { ...most, benchmarks: [...words, 1n] };
      const { proofs, sequence } = await reportMachines(system, nodes, [most, tooMany]);
      await expect(hardware.submit(asArgument(tooMany), sequence, proofs[1] ?? []))
        .to.be.revertedWithCustomError(hardware, "HardwareBenchmarksTooLong")
        .withArgs(MAX_BENCHMARK_WORDS + 1n, MAX_BENCHMARK_WORDS);
      await hardware.submit(asArgument(most), sequence, proofs[0] ?? []);
    });

    it("reverts for a machine that was never measured", async () => {
      const { hardware, nodes, system, worker } = await networkHelpers.loadFixture(formOneNode);
      const machine = await machineLeaf(worker.address, { measuredAt: 0 });
      const { proofs, sequence } = await reportMachines(system, nodes, [machine]);
      await expect(hardware.submit(asArgument(machine), sequence, proofs[0] ?? []))
        .to.be.revertedWithCustomError(hardware, "HardwareNotNewer")
        .withArgs(worker.address, 0n, 0n);
    });

    it("pitfall_23_reverts for an inner node, an untyped leaf and another type of leaf", async () => {
      const { hardware, machine, nodes, system, worker } = await networkHelpers.loadFixture(reportOneMachine);
      const { benchmarksHash, factsHash, leaf } = hashMachine(machine);
      const values = [worker.address, machine.measuredAt, factsHash, benchmarksHash];
      const types = ["address", "uint256", "bytes32", "bytes32"];
      const roots = [
        doubleHash(types, values),
        doubleHash(["uint256", ...types], [2n, ...values]),
        ethers.keccak256(benchmarkWordsToHex([BigInt(leaf), BigInt(leaf)])),
      ];
      for (const root of roots) {
        await submitReport(system, nodes, { root: root as `0x${string}` });
        const [sequence] = await system.reports.latestReport();
        await expect(hardware.submit(asArgument(machine), sequence, []))
          .to.be.revertedWithCustomError(hardware, "HardwareProofInvalid")
          .withArgs(worker.address, leaf, root);
      }
    });
  });

  describe("machine", () => {
    it("is all zero before the first attestation", async () => {
      const { hardware, worker } = await networkHelpers.loadFixture(deploySystem);
      const slot = await hardware.machine(worker);
      expect([slot.commitment, slot.measuredAt, slot.validDays]).to.deep.equal([ZeroHash.slice(0, 54), 0n, 0n]);
    });
  });

  describe("setValidDays", () => {
    it("counts for attestations from then on", async () => {
      const { dao, hardware, machine, proof, sequence, worker } = await networkHelpers.loadFixture(reportOneMachine);
      await expect(hardware.connect(dao).setValidDays(90n)).to.emit(hardware, "ValidDaysSet").withArgs(90n);
      expect(await hardware.validDays()).to.equal(90n);
      await hardware.submit(asArgument(machine), sequence, proof);
      await hardware.connect(dao).setValidDays(7n);
      expect((await hardware.machine(worker)).validDays).to.equal(90n);
    });

    it("reverts for anybody but the DAO", async () => {
      const { hardware, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(hardware.connect(stranger).setValidDays(30n))
        .to.be.revertedWithCustomError(hardware, "HardwareDaoOnly")
        .withArgs(stranger.address);
    });

    it("reverts outside its bounds, and takes both of them", async () => {
      const { dao, hardware } = await networkHelpers.loadFixture(deploySystem);
      for (const days of [6n, 91n]) {
        await expect(hardware.connect(dao).setValidDays(days))
          .to.be.revertedWithCustomError(hardware, "HardwareValidityOutOfRange")
          .withArgs(days, 7n, 90n);
      }
      for (const days of [7n, 90n]) await hardware.connect(dao).setValidDays(days);
    });
  });

  describe("setMoveCooldownDays", () => {
    it("takes both of its bounds from the DAO, and reverts outside of them", async () => {
      const { dao, hardware } = await networkHelpers.loadFixture(deploySystem);
      expect(await hardware.moveCooldownDays()).to.equal(7n);
      for (const days of [0n, 31n, 256n]) {
        await expect(hardware.connect(dao).setMoveCooldownDays(days))
          .to.be.revertedWithCustomError(hardware, "HardwareCooldownOutOfRange")
          .withArgs(days, 1n, 30n);
      }
      for (const days of [1n, 30n]) {
        await expect(hardware.connect(dao).setMoveCooldownDays(days))
          .to.emit(hardware, "MoveCooldownSet")
          .withArgs(days);
        expect(await hardware.moveCooldownDays()).to.equal(days);
      }
      expect(await hardware.validDays()).to.equal(VALID_DAYS);
    });

    it("reverts for anybody but the DAO", async () => {
      const { hardware, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(hardware.connect(stranger).setMoveCooldownDays(7n))
        .to.be.revertedWithCustomError(hardware, "HardwareDaoOnly")
        .withArgs(stranger.address);
    });
  });

  it("can't be deployed with a validity or a cooldown outside its bounds", async () => {
    const { dao, hardware, reports } = await networkHelpers.loadFixture(deploySystem);
    const factory = await ethers.getContractFactory("Hardware");
    await expect(factory.deploy(reports, dao, 0n, 7n))
      .to.be.revertedWithCustomError(hardware, "HardwareValidityOutOfRange")
      .withArgs(0n, 7n, 90n);
    await expect(factory.deploy(reports, dao, 30n, 0n))
      .to.be.revertedWithCustomError(hardware, "HardwareCooldownOutOfRange")
      .withArgs(0n, 1n, 30n);
  });

  it("proves each machine of a large tree", async () => {
    const { hardware, nodes, system } = await networkHelpers.loadFixture(formOneNode);
    const measuredAt = await networkHelpers.time.latest();
    const machines = await Promise.all(
      Array.from({ length: 33 }, (_, index) =>
        machineLeaf(ethers.getAddress(`0x${(0x1000 + index).toString(16).padStart(40, "0")}`), { measuredAt }),
      ),
    );
    expect(machineTree(machines).length).to.equal(34);
    const { proofs, sequence } = await reportMachines(system, nodes, machines);
    for (const [index, machine] of machines.entries()) {
      await hardware.submit(asArgument(machine), sequence, proofs[index] ?? []);
      expect((await hardware.machine(machine.worker)).measuredAt).to.equal(measuredAt);
    }
  });
});
