import { expect } from "chai";

import benchmarks from "../benchmarks.json" with { type: "json" };
import written from "../hardware-classes.json" with { type: "json" };
import { checkClass, type ClassedMachine } from "../src/classCheck.ts";
import { classDemands } from "../src/classDemands.ts";
import { classRequirements } from "../src/classRequirements.ts";
import { classShortfalls } from "../src/classWords.ts";
import { Architecture, Link } from "../src/generated/enums.ts";
import { decodeName, encodeName, NO_FACTS } from "../src/hardware.ts";
import { hardwareClasses, type HardwareClass } from "../src/hardwareClasses.ts";

const GB = 1_000_000_000n;
const [elevated] = hardwareClasses as [HardwareClass];

const card = (model: string, memoryBytes = 11n * GB) => ({
  ...{ model: encodeName(model), memoryBytes },
  commitment: NO_FACTS.cpuModel,
});

const GOOD: ClassedMachine = {
  facts: {
    ...{ ...NO_FACTS, architecture: Architecture.X86_64, link: Link.Wired, physicalCores: 2, clockMHz: 2_000 },
    ...{ memoryBytes: 16n * GB, diskBytes: 60n * GB },
  },
  gpus: [card("NVIDIA GeForce RTX 2080 Ti")],
  benchmarks: [0n, 0n, 0n, 0n, 0n, 10_000_000n, 10_000_000n],
};

/** What is said of a machine that differs from a good one in these facts. */
const lacking = (facts: Partial<ClassedMachine["facts"]>): string[] =>
  classShortfalls(elevated, { ...GOOD, facts: { ...GOOD.facts, ...facts } });

const ofGpus = (definition: Partial<HardwareClass>, gpus: ClassedMachine["gpus"]): string[] =>
  classShortfalls({ ...elevated, ...definition }, { ...GOOD, gpus });

describe("hardware classes", () => {
  it("are written with benchmarks that there are, and each code once", () => {
    const codes = new Set(benchmarks.map(({ code }) => code));
    for (const { minBenchmarks = {} } of written as { minBenchmarks?: Record<string, number> }[]) {
      for (const code of Object.keys(minBenchmarks)) expect(codes).to.include(code);
    }
    expect(new Set(written.map(({ code }) => code)).size).to.equal(written.length);
  });

  it("list models in the order that the contract wants, each under a name that is not cut", () => {
    for (const [index, { gpuModels = [] }] of (written as { gpuModels?: string[] }[]).entries()) {
      const names = hardwareClasses[index]?.gpuModels ?? [];
      expect(names).to.deep.equal([...names].sort());
      expect(names.map(decodeName)).to.have.members(gpuModels);
    }
  });
});

describe("classShortfalls", () => {
  it("says nothing of a machine that belongs to the class", () => {
    expect(checkClass(elevated, GOOD)).to.deep.equal({ failures: 0n, qualifyingGpus: 1 });
    expect(classShortfalls(elevated, GOOD)).to.deep.equal([]);
  });

  it("names the value and the threshold, never rounded up to it", () => {
    expect(lacking({ memoryBytes: (159n * GB) / 10n })).to.deep.equal([
      "Memory is 15.9 GB; at least 16 GB are needed.",
    ]);
    expect(lacking({ memoryBytes: 16n * GB - 1n })).to.deep.equal(["Memory is 15.999 GB; at least 16 GB are needed."]);
    expect(lacking({ diskBytes: 59n * GB })).to.deep.equal(["The disk is 59 GB; at least 60 GB are needed."]);
    expect(lacking({ clockMHz: 1_990 })).to.deep.equal([
      "The processor's clock is 1.99 GHz; at least 2 GHz are needed.",
    ]);
    expect(lacking({ physicalCores: 1 })).to.deep.equal(["The processor has 1 physical core; at least 2 are needed."]);
    expect(classShortfalls(elevated, { ...GOOD, benchmarks: [0n, 0n, 0n, 0n, 0n, 9_990_000n] })).to.deep.equal([
      "Download is 9.99 Mbit/s; at least 10 Mbit/s are needed.",
      "Upload is not attested; at least 10 Mbit/s are needed.",
    ]);
  });

  it("tells what is not attested from what falls short", () => {
    expect(lacking({ ...NO_FACTS })).to.deep.equal([
      "The architecture is not attested; x86-64 is needed.",
      "The network link is not attested; a wired one is needed.",
      "Physical cores are not attested; at least 2 are needed.",
      "The processor's clock is not attested; at least 2 GHz are needed.",
      "Memory is not attested; at least 16 GB are needed.",
      "The disk is not attested; at least 60 GB are needed.",
    ]);
    expect(lacking({ architecture: Architecture.Arm64, link: Link.Wireless })).to.deep.equal([
      "The architecture is 64-bit ARM; x86-64 is needed.",
      "The network link is wireless; a wired one is needed.",
    ]);
  });

  it("says why cards do not count", () => {
    const two = { minGpus: 2, gpuModels: [encodeName("A"), encodeName("B")], minGpuMemoryBytes: 8n * GB };
    expect(ofGpus({}, [])).to.deep.equal(["No graphics card is attested; at least 1 is needed."]);
    expect(ofGpus(two, [card("A")])).to.deep.equal(["The machine has 1 graphics card; at least 2 are needed."]);
    expect(ofGpus({ maxGpus: 1 }, [card("A"), card("B")])).to.deep.equal([
      "The machine has 2 graphics cards; at most 1 is allowed.",
    ]);
    expect(ofGpus(two, [card("A"), card("C"), card("")])).to.deep.equal([
      "At least 2 graphics cards must be A or B (1 is); the machine has A, C and a card without a name.",
    ]);
    expect(ofGpus(two, [card("A", 7n * GB), card("B", 6n * GB), card("C")])).to.deep.equal([
      "At least 2 graphics cards must have at least 8 GB of memory; the cards have 7 GB and 6 GB.",
    ]);
    expect(ofGpus({ ...two, maxGpuMemoryBytes: 9n * GB }, [card("A", 9n * GB), card("B", 10n * GB)])).to.deep.equal([
      "At least 2 graphics cards must have 8 GB to 9 GB of memory (1 has); the cards have 9 GB and 10 GB.",
    ]);
  });
});

describe("classRequirements", () => {
  const failed = (machine: ClassedMachine) => classRequirements(elevated, machine).filter(({ passes }) => !passes);

  it("says what a machine that just passes has of everything that is demanded", () => {
    const rows = classRequirements(elevated, GOOD);
    expect(rows.every(({ passes }) => passes)).to.equal(true);
    expect(rows.map(({ found }) => found)).to.deep.equal([
      "x86-64",
      "2",
      "2 GHz",
      "16 GB",
      "60 GB",
      "1 (NVIDIA GeForce RTX 2080 Ti), of which 1 counts",
      "wired",
      "10 Mbit/s",
      "10 Mbit/s",
    ]);
  });

  it("names each failure by the value that misses it", () => {
    const below = { ...GOOD, facts: { ...GOOD.facts, memoryBytes: 16n * GB - 1n, link: Link.Wireless } };
    expect(failed(below)).to.deep.equal([
      { demand: "memory at least 16 GB", found: "15.999 GB", passes: false },
      { demand: "wired network link", found: "wireless", passes: false },
    ]);
    expect(failed({ ...GOOD, benchmarks: GOOD.benchmarks.with(6, 0n) })).to.deep.equal([
      { demand: "upload at least 10 Mbit/s", found: "not attested", passes: false },
    ]);
    const cards = [card("Tesla P40"), card("Tesla P40")];
    expect(failed({ ...GOOD, gpus: cards }).map(({ found }) => found)).to.deep.equal([
      "2 (Tesla P40), of which 0 count",
    ]);
    expect(failed({ ...GOOD, gpus: [] }).map(({ found }) => found)).to.deep.equal(["no card is attested"]);
  });

  it("fails exactly where the predicate does", () => {
    for (const definition of hardwareClasses) {
      for (const machine of [GOOD, { ...GOOD, gpus: [] }, { facts: NO_FACTS, gpus: [], benchmarks: [] }]) {
        const passes = classRequirements(definition, machine).every((row) => row.passes);
        expect(passes).to.equal(checkClass(definition, machine).failures === 0n);
      }
    }
  });
});

describe("classDemands", () => {
  it("puts everything that a class demands into words", () => {
    expect(hardwareClasses.map(classDemands).map((demands) => demands.length)).to.deep.equal([9, 1, 1, 1, 3]);
    expect(classDemands(hardwareClasses[4] as HardwareClass)).to.deep.equal([
      "physical cores at least 8",
      "memory at least 32 GB",
      "disk at least 1000 GB",
    ]);
  });
});
