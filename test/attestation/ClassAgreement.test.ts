import { expect } from "chai";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { checkClass, type ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { classShortfalls } from "@sonm/protocol/classWords.ts";
import type { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeName, NO_FACTS } from "@sonm/protocol/hardware.ts";
import { hardwareClasses, type HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { chain } from "../helpers/chain.ts";
import { classInput } from "../helpers/classes.ts";
import { deploySystem } from "../helpers/deploySystem.ts";

/** Machines that are looked at for each class. */
const MACHINES = 120;
/** Classes of any kind beside those of the protocol. */
const RANDOM_CLASSES = 12;
/** Questions that one request asks. */
const AT_ONCE = 50;

/** A repeatable stream of random numbers (mulberry32), so that a failure can be met again. */
function randomOf(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

const MODELS = ["NVIDIA GeForce GTX 1080 Ti", "GeForce RTX 2080 Ti", "Radeon RX 580", ""].map(encodeName);

type Random = ReturnType<typeof randomOf>;

/** A value just below, at, or just above one that the class names, or anything. */
const near = (random: Random, ...values: readonly bigint[]): bigint => {
  const value = values[random(values.length)] ?? 0n;
  const moved = value + BigInt(random(3)) - 1n;
  return random(8) === 0 || moved < 0n ? BigInt(random(100)) : moved;
};

function randomClass(random: Random, number: number): HardwareClass {
  const minGpus = random(4);
  const least = BigInt(random(10));
  return {
    ...classInput({ code: `random-${number}`, label: "Random" }),
    architecture: random(3) as Architecture,
    link: random(3) as Link,
    minPhysicalCores: random(4),
    minClockMHz: random(4_000),
    minMemoryBytes: BigInt(random(2 ** 32)),
    minDiskBytes: BigInt(1 + random(2 ** 32)),
    minGpus,
    maxGpus: minGpus === 0 ? 0 : minGpus + random(5),
    minGpuMemoryBytes: minGpus === 0 ? 0n : least,
    maxGpuMemoryBytes: minGpus === 0 || random(2) === 0 ? 0n : least + BigInt(random(5)),
    gpuModels: minGpus === 0 ? [] : MODELS.slice(0, random(4)).toSorted(),
    minBenchmarks: Array.from({ length: random(12) }, () => BigInt(random(3))),
  };
}

function randomMachine(random: Random, definition: HardwareClass): ClassedMachine {
  const memory = [definition.minGpuMemoryBytes, definition.maxGpuMemoryBytes] as const;
  const cards = Number(near(random, BigInt(definition.minGpus), BigInt(definition.maxGpus)));
  return {
    facts: {
      ...NO_FACTS,
      architecture: (random(2) === 0 ? definition.architecture : random(3)) as Architecture,
      link: (random(2) === 0 ? definition.link : random(3)) as Link,
      physicalCores: Number(near(random, BigInt(definition.minPhysicalCores))),
      clockMHz: Number(near(random, BigInt(definition.minClockMHz))),
      memoryBytes: near(random, definition.minMemoryBytes),
      diskBytes: near(random, definition.minDiskBytes),
    },
    gpus: Array.from({ length: cards }, () => ({
      model: MODELS[random(MODELS.length)] ?? MODELS[0]!,
      memoryBytes: near(random, ...memory),
      commitment: NO_FACTS.cpuModel,
    })),
    benchmarks: definition.minBenchmarks.slice(0, random(14)).map((least) => near(random, least, least + 1n)),
  };
}

describe("contract and helper", () => {
  it("agree on thousands of machines around every threshold of every class", async () => {
    const { classes, dao } = await chain.networkHelpers.loadFixture(deploySystem);
    const random = randomOf(20_190_415);
    const definitions = [...hardwareClasses];
    for (let number = 0; number < RANDOM_CLASSES; number += 1) {
      const definition = randomClass(random, number);
      await classes.connect(dao).add(classInput(definition));
      definitions.push(definition);
    }
    const seen = { good: 0, bits: 0n };
    for (const [id, definition] of definitions.entries()) {
      const machines = Array.from({ length: MACHINES }, () => randomMachine(random, definition));
      for (let start = 0; start < machines.length; start += AT_ONCE) {
        await Promise.all(
          machines.slice(start, start + AT_ONCE).map(async (machine) => {
            const { facts, gpus, benchmarks } = machine;
            const words = packBenchmarks(benchmarks);
            const [failures, qualifying] = await classes.qualifies(id, { ...facts }, [...gpus], words);
            const checked = checkClass(definition, machine);
            expect(checked, `${definition.code}`).to.deep.equal({ failures, qualifyingGpus: Number(qualifying) });
            expect(classShortfalls(definition, machine).length === 0).to.equal(failures === 0n);
            if (failures === 0n) seen.good += 1;
            seen.bits |= failures;
          }),
        );
      }
    }
    // Both answers, and every reason, were met.
    expect(seen.good).to.be.greaterThan(50);
    expect(seen.bits).to.equal(2n ** 11n - 1n);
  });
});
