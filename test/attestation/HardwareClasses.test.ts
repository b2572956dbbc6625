import { expect } from "chai";
import { toBeHex } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { failedRequirements } from "@sonm/protocol/classCheck.ts";
import { BENCHMARK_LIMIT, MAX_CLASS_GPUS, MAX_CLASS_MODELS } from "@sonm/protocol/generated/constants.ts";
import { MAX_BENCHMARK_WORDS, MAX_HARDWARE_CLASSES } from "@sonm/protocol/generated/constants.ts";
import { Architecture, ClassRequirement, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeName, NO_FACTS } from "@sonm/protocol/hardware.ts";
import { decodeClass, hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { chain } from "../helpers/chain.ts";
import { classInput } from "../helpers/classes.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { machineLeaf } from "../helpers/machines.ts";

const { ethers, networkHelpers } = chain;
const GB = 1_000_000_000n;

/** A class that demands one thing; change what a test is about. */
const SERVER = classInput({ code: "server", label: "Server", minPhysicalCores: 8 });

const model = (number: number): `0x${string}` => toBeHex(number, 32) as `0x${string}`;

describe("HardwareClasses", () => {
  const deploy = () => networkHelpers.loadFixture(deploySystem);

  describe("hardwareClass", () => {
    it("knows the classes of the protocol from deployment on", async () => {
      const { classes } = await deploy();
      expect(await classes.count()).to.equal(hardwareClasses.length);
      for (const [id, expected] of hardwareClasses.entries()) {
        expect(decodeClass(await classes.hardwareClass(id))).to.deep.equal(expected);
      }
    });

    it("reverts for an id that nobody added", async () => {
      const { classes } = await deploy();
      const count = await classes.count();
      for (const id of [count, 2n ** 256n - 1n]) {
        await expect(classes.hardwareClass(id))
          .to.be.revertedWithCustomError(classes, "ClassIdUnknown")
          .withArgs(id, count);
        await expect(classes.qualifies(id, NO_FACTS, [], []))
          .to.be.revertedWithCustomError(classes, "ClassIdUnknown")
          .withArgs(id, count);
      }
    });
  });

  describe("qualifies", () => {
    /** What fails of the first class of the protocol for a machine that differs in this from one that qualifies. */
    async function check(change: {
      facts?: object;
      gpus?: readonly (readonly [string, bigint])[];
      benchmarks?: readonly bigint[];
    }) {
      const { classes, worker } = await deploy();
      const { facts, gpus, benchmarks } = await machineLeaf(worker.address);
      const cards = change.gpus?.map(([name, memoryBytes]) => ({
        ...{ model: encodeName(name), memoryBytes },
        commitment: model(1),
      }));
      const [failures, qualifying] = await classes.qualifies(
        0,
        { ...facts, ...change.facts },
        cards ?? [...gpus],
        change.benchmarks === undefined ? [...benchmarks] : packBenchmarks(change.benchmarks),
      );
      return [failedRequirements(failures), Number(qualifying)] as const;
    }

    const CARD = ["NVIDIA GeForce GTX 1080 Ti", 11_811_160_064n] as const;
    const OTHER = ["NVIDIA GeForce GTX 1070", 8_589_934_592n] as const;
    const cards = (count: number, card = CARD) => Array.from({ length: count }, () => card);

    it("takes each threshold of the elevated rewards itself, and nothing below it", async () => {
      const facts = [
        [{ memoryBytes: 16n * GB }, { memoryBytes: (159n * GB) / 10n }, ClassRequirement.Memory],
        [{ memoryBytes: 16n * GB }, { memoryBytes: 16n * GB - 1n }, ClassRequirement.Memory],
        [{ diskBytes: 60n * GB }, { diskBytes: 59n * GB }, ClassRequirement.Disk],
        [{ physicalCores: 2 }, { physicalCores: 1 }, ClassRequirement.PhysicalCores],
        [{ clockMHz: 2_000 }, { clockMHz: 1_990 }, ClassRequirement.Clock],
        [{ architecture: Architecture.X86_64 }, { architecture: Architecture.Arm64 }, ClassRequirement.Architecture],
        [{ link: Link.Wired }, { link: Link.Wireless }, ClassRequirement.Link],
        [{ link: Link.Wired }, { link: Link.Unattested }, ClassRequirement.Link],
      ] as const;
      for (const [good, bad, requirement] of facts) {
        expect(await check({ facts: good })).to.deep.equal([[], 1]);
        expect(await check({ facts: bad })).to.deep.equal([[requirement], 1]);
      }
      const speeds = (down: bigint, up: bigint) => ({ benchmarks: [0n, 0n, 0n, 0n, 0n, down, up] });
      expect(await check(speeds(10_000_000n, 10_000_000n))).to.deep.equal([[], 1]);
      expect(await check(speeds(9_990_000n, 10_000_000n))).to.deep.equal([[ClassRequirement.Benchmarks], 1]);
      expect(await check(speeds(10_000_000n, 9_999_999n))).to.deep.equal([[ClassRequirement.Benchmarks], 1]);
    });

    it("takes a machine sold as 16 GB of which the kernel keeps 3% for itself", async () => {
      expect(await check({ facts: { memoryBytes: (16n * 2n ** 30n * 97n) / 100n } })).to.deep.equal([[], 1]);
    });

    it("counts one to eight cards, none of another model", async () => {
      expect(await check({ gpus: [] })).to.deep.equal([[ClassRequirement.GpusTooFew], 0]);
      expect(await check({ gpus: cards(8) })).to.deep.equal([[], 8]);
      expect(await check({ gpus: cards(9) })).to.deep.equal([[ClassRequirement.GpusTooMany], 0]);
      expect(await check({ gpus: [...cards(2), OTHER, ["GeForce RTX 2080 Ti", 11n * GB]] })).to.deep.equal([[], 3]);
      expect(await check({ gpus: [...cards(8), OTHER] })).to.deep.equal([[ClassRequirement.GpusTooMany], 0]);
      expect(await check({ gpus: cards(3, OTHER as never) })).to.deep.equal([[ClassRequirement.GpuModel], 0]);
    });

    it("takes no name that is only like a listed one", async () => {
      for (const name of ["NVIDIA GeForce GTX 1080", "nvidia geforce gtx 1080 ti", "NVIDIA GeForce GTX 1080 Ti SUPER"])
        expect(await check({ gpus: [[name, 11n * GB]] })).to.deep.equal([[ClassRequirement.GpuModel], 0]);
    });

    it("tells everything that is wrong with a machine of which nothing is attested", async () => {
      const { classes } = await deploy();
      const [failures, qualifying] = await classes.qualifies(0, NO_FACTS, [], []);
      expect(failedRequirements(failures)).to.deep.equal([
        ClassRequirement.Architecture,
        ClassRequirement.Link,
        ClassRequirement.PhysicalCores,
        ClassRequirement.Clock,
        ClassRequirement.Memory,
        ClassRequirement.Disk,
        ClassRequirement.GpusTooFew,
        ClassRequirement.Benchmarks,
      ]);
      expect(qualifying).to.equal(0n);
    });

    it("sorts cards by memory, both ends of each range included", async () => {
      const { classes } = await deploy();
      const belongs = async (memoryBytes: bigint) => {
        const ids = hardwareClasses.flatMap(({ code }, id) => (code.startsWith("vram") ? [id] : []));
        const gpu = { model: encodeName("any"), memoryBytes, commitment: model(1) };
        const answers = await Promise.all(ids.map((id) => classes.qualifies(id, NO_FACTS, [gpu], [])));
        for (const [failures] of answers) expect([0n, 1n << BigInt(ClassRequirement.GpuMemory)]).to.include(failures);
        return answers.flatMap(([failures], index) =>
          failures === 0n ? [hardwareClasses[ids[index] ?? -1]?.code] : [],
        );
      };
      expect(await belongs(5n * GB - 1n)).to.deep.equal([]);
      expect(await belongs(5n * GB)).to.deep.equal(["vram-5-6"]);
      expect(await belongs(7n * GB - 1n)).to.deep.equal(["vram-5-6"]);
      expect(await belongs(7n * GB)).to.deep.equal([]);
      expect(await belongs(8n * GB)).to.deep.equal(["vram-8-11"]);
      expect(await belongs(12n * GB - 1n)).to.deep.equal(["vram-8-11"]);
      expect(await belongs(12n * GB)).to.deep.equal(["vram-11-plus"]);
      // as sold, and as Nvidia's tool tells it
      expect(await belongs(6_078n * 2n ** 20n)).to.deep.equal(["vram-5-6"]);
      expect(await belongs(8_114n * 2n ** 20n)).to.deep.equal(["vram-8-11"]);
      expect(await belongs(11_264n * 2n ** 20n)).to.deep.equal(["vram-8-11"]);
      expect(await belongs(12_196n * 2n ** 20n)).to.deep.equal(["vram-11-plus"]);
    });
  });

  describe("add", () => {
    it("adds under the next id, and tells everything", async () => {
      const { classes, dao } = await deploy();
      const id = await classes.count();
      expect(await classes.connect(dao).add.staticCall(SERVER)).to.equal(id);
      await expect(classes.connect(dao).add(SERVER))
        .to.emit(classes, "HardwareClassAdded")
        .withArgs(id, Object.values(SERVER));
      expect(decodeClass(await classes.hardwareClass(id))).to.deep.equal(SERVER);
      expect(await classes.count()).to.equal(id + 1n);
    });

    it("leaves the classes that are there as they are", async () => {
      const { classes, dao } = await deploy();
      const before = await classes.hardwareClass(0);
      await classes.connect(dao).add(SERVER);
      expect(await classes.hardwareClass(0)).to.deep.equal(before);
    });

    it("reverts for anybody but the DAO", async () => {
      const { classes, stranger } = await deploy();
      await expect(classes.connect(stranger).add(SERVER))
        .to.be.revertedWithCustomError(classes, "ClassDaoOnly")
        .withArgs(stranger.address);
    });

    it("reverts when the code is taken", async () => {
      const { classes, dao } = await deploy();
      await classes.connect(dao).add(SERVER);
      for (const code of ["server", "vram-8-11"]) {
        await expect(classes.connect(dao).add({ ...SERVER, code, minPhysicalCores: 9 }))
          .to.be.revertedWithCustomError(classes, "ClassCodeTaken")
          .withArgs(code);
      }
    });

    it("reverts when code or label are empty or too long, and takes the longest", async () => {
      const { classes, dao } = await deploy();
      const refuses = async (field: "code" | "label", text: string, longest: bigint) => {
        await expect(classes.connect(dao).add({ ...SERVER, [field]: text }))
          .to.be.revertedWithCustomError(classes, "ClassTextLength")
          .withArgs(text, longest);
      };
      const [code, label] = [await classes.LONGEST_CODE(), await classes.LONGEST_LABEL()];
      for (const text of ["", "x".repeat(Number(code) + 1)]) await refuses("code", text, code);
      for (const text of ["", "x".repeat(Number(label) + 1)]) await refuses("label", text, label);
      const longest = { code: "x".repeat(Number(code)), label: "x".repeat(Number(label)) };
      await classes.connect(dao).add({ ...SERVER, ...longest });
    });

    it("reverts for a class that every machine would belong to", async () => {
      const { classes, dao } = await deploy();
      for (const minBenchmarks of [[], [0n]]) {
        await expect(classes.connect(dao).add({ ...SERVER, minPhysicalCores: 0, minBenchmarks }))
          .to.be.revertedWithCustomError(classes, "ClassDemandsNothing")
          .withArgs("server");
      }
    });

    it("takes a class that demands any one thing", async () => {
      const { classes, dao } = await deploy();
      const nothing = { ...SERVER, minPhysicalCores: 0 };
      const demands = [
        { architecture: Architecture.Arm64 },
        { link: Link.Wired },
        { minPhysicalCores: 1 },
        { minClockMHz: 1 },
        { minMemoryBytes: 1n },
        { minDiskBytes: 1n },
        { minGpus: 1, maxGpus: 1 },
        { minBenchmarks: [0n, 1n] },
      ];
      for (const [index, demand] of demands.entries()) {
        const id = await classes.count();
        await classes.connect(dao).add({ ...nothing, ...demand, code: `one-${index}` });
        expect((await classes.qualifies(id, NO_FACTS, [], []))[0]).not.to.equal(0n);
      }
    });

    it("reverts for numbers of cards that can't be, or that would cost too much to look at", async () => {
      const { classes, dao } = await deploy();
      const most = Number(MAX_CLASS_GPUS);
      for (const [minGpus, maxGpus] of [
        [2, 1],
        [1, 0],
        [0, 1],
        [1, most + 1],
      ] as const) {
        await expect(classes.connect(dao).add({ ...SERVER, minGpus, maxGpus }))
          .to.be.revertedWithCustomError(classes, "ClassGpuCountInvalid")
          .withArgs(minGpus, maxGpus, most);
      }
      await classes.connect(dao).add({ ...SERVER, minGpus: most, maxGpus: most });
    });

    it("reverts when a range of memory ends before it begins", async () => {
      const { classes, dao } = await deploy();
      const cards = { ...SERVER, minGpus: 1, maxGpus: 1 };
      await expect(classes.connect(dao).add({ ...cards, minGpuMemoryBytes: 8n, maxGpuMemoryBytes: 7n }))
        .to.be.revertedWithCustomError(classes, "ClassGpuMemoryInvalid")
        .withArgs(8n, 7n);
      await classes.connect(dao).add({ ...cards, minGpuMemoryBytes: 8n, maxGpuMemoryBytes: 8n });
    });

    it("reverts when models are too many, empty, or not in order", async () => {
      const { classes, dao } = await deploy();
      const most = Number(MAX_CLASS_MODELS);
      const models = Array.from({ length: most + 1 }, (_, index) => model(index + 1));
      const cards = { ...SERVER, minGpus: 1, maxGpus: 1 };
      await expect(classes.connect(dao).add({ ...cards, gpuModels: models }))
        .to.be.revertedWithCustomError(classes, "ClassModelsTooMany")
        .withArgs(most + 1, most);
      for (const gpuModels of [[model(0)], [model(2), model(2)], [model(2), model(1)]]) {
        await expect(classes.connect(dao).add({ ...cards, gpuModels }))
          .to.be.revertedWithCustomError(classes, "ClassModelsUnordered")
          .withArgs(gpuModels.at(-2) ?? model(0), gpuModels.at(-1));
      }
      await classes.connect(dao).add({ ...cards, gpuModels: models.slice(0, most) });
    });

    it("reverts when cards are described that are not demanded", async () => {
      const { classes, dao } = await deploy();
      for (const cards of [{ gpuModels: [model(1)] }, { minGpuMemoryBytes: 1n }, { maxGpuMemoryBytes: 1n }]) {
        await expect(classes.connect(dao).add({ ...SERVER, ...cards }))
          .to.be.revertedWithCustomError(classes, "ClassGpusNotDemanded")
          .withArgs("server");
      }
    });

    it("reverts when benchmarks are too many or too large", async () => {
      const { classes, dao } = await deploy();
      const most = Number(MAX_BENCHMARK_WORDS);
      await expect(classes.connect(dao).add({ ...SERVER, minBenchmarks: Array<bigint>(most + 1).fill(1n) }))
        .to.be.revertedWithCustomError(classes, "ClassBenchmarksTooLong")
        .withArgs(most + 1, most);
      for (const lane of [0n, 64n, 128n, 192n]) {
        const word = BENCHMARK_LIMIT << lane;
        await expect(classes.connect(dao).add({ ...SERVER, minBenchmarks: [1n, word] }))
          .to.be.revertedWithCustomError(classes, "ClassBenchmarkTooLarge")
          .withArgs(word);
      }
      const largest = [0n, 64n, 128n, 192n].reduce((word, lane) => word | ((BENCHMARK_LIMIT - 1n) << lane), 0n);
      await classes.connect(dao).add({ ...SERVER, minBenchmarks: Array<bigint>(most).fill(largest) });
    });

    it("reverts when the list is full", async () => {
      const { classes, dao } = await deploy();
      for (let id = await classes.count(); id < MAX_HARDWARE_CLASSES; id += 1n) {
        await classes.connect(dao).add({ ...SERVER, code: `class-${id}` });
      }
      await expect(classes.connect(dao).add(SERVER))
        .to.be.revertedWithCustomError(classes, "ClassListFull")
        .withArgs(MAX_HARDWARE_CLASSES, MAX_HARDWARE_CLASSES);
    });
  });

  it("can't be deployed with a list that breaks its rules", async () => {
    const { classes, dao } = await deploy();
    const factory = await ethers.getContractFactory("HardwareClasses");
    await expect(factory.deploy(dao, [SERVER, SERVER]))
      .to.be.revertedWithCustomError(classes, "ClassCodeTaken")
      .withArgs("server");
  });
});
