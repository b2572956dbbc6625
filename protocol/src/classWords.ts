import benchmarksJson from "../benchmarks.json" with { type: "json" };
import { checkClass, countGpus, failedRequirements, type ClassedMachine } from "./classCheck.ts";
import { Architecture, ClassRequirement, Link } from "./generated/enums.ts";
import { decodeName } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";

const ARCHITECTURES: Readonly<Record<Architecture, string>> = {
  [Architecture.Unattested]: "not attested",
  [Architecture.X86_64]: "x86-64",
  [Architecture.Arm64]: "64-bit ARM",
};

const LINKS: Readonly<Record<Link, string>> = {
  [Link.Unattested]: "not attested",
  [Link.Wired]: "wired",
  [Link.Wireless]: "wireless",
};

/** Digits after the point: enough to tell 15.999 GB from 16 GB. */
const DIGITS = 3;

/**
 * What keeps a machine out of a class, one sentence for each requirement that fails, with the value and the threshold. A
 * benchmark that falls short has a sentence of its own. Numbers are rounded down, so that nothing seems to reach what it
 * misses.
 *
 * @returns an empty list for a machine that belongs to the class
 */
export function classShortfalls(definition: HardwareClass, machine: ClassedMachine): string[] {
  return failedRequirements(checkClass(definition, machine).failures).flatMap((requirement) =>
    SENTENCES[requirement](definition, machine),
  );
}

type Sentences = (definition: HardwareClass, machine: ClassedMachine) => string[];

const SENTENCES: Readonly<Record<ClassRequirement, Sentences>> = {
  [ClassRequirement.Architecture]: ({ architecture }, { facts }) => [
    `The architecture is ${ARCHITECTURES[facts.architecture]}; ${ARCHITECTURES[architecture]} is needed.`,
  ],
  [ClassRequirement.Link]: ({ link }, { facts }) => [
    `The network link is ${LINKS[facts.link]}; a ${LINKS[link]} one is needed.`,
  ],
  [ClassRequirement.PhysicalCores]: ({ minPhysicalCores: least }, { facts: { physicalCores } }) => [
    physicalCores === 0
      ? `Physical cores are not attested; at least ${least} ${are(least)} needed.`
      : `The processor has ${physicalCores} physical ${plural(physicalCores, "core")}; at least ${least} ${are(least)} needed.`,
  ],
  [ClassRequirement.Clock]: ({ minClockMHz: least }, { facts }) => [
    below("The processor's clock", BigInt(facts.clockMHz), BigInt(least), (value) => amount(value, 3, "GHz")),
  ],
  [ClassRequirement.Memory]: ({ minMemoryBytes: least }, { facts }) => [
    below("Memory", facts.memoryBytes, least, gigabytes),
  ],
  [ClassRequirement.Disk]: ({ minDiskBytes: least }, { facts }) => [
    below("The disk", facts.diskBytes, least, gigabytes),
  ],
  [ClassRequirement.GpusTooMany]: ({ maxGpus }, { gpus }) => [
    `The machine has ${gpus.length} graphics cards; at most ${maxGpus} ${are(maxGpus)} allowed.`,
  ],
  [ClassRequirement.GpusTooFew]: ({ minGpus }, { gpus }) => [
    gpus.length === 0
      ? `No graphics card is attested; at least ${minGpus} ${are(minGpus)} needed.`
      : `The machine has ${gpus.length} graphics ${plural(gpus.length, "card")}; at least ${minGpus} are needed.`,
  ],
  [ClassRequirement.GpuModel]: (definition, { gpus }) => {
    const { ofModel } = countGpus(definition, gpus);
    const models = listed(definition.gpuModels.map(decodeName));
    const found = listed([...new Set(gpus.map(({ model }) => decodeName(model) || "a card without a name"))], "and");
    return [`${needed(definition.minGpus, ofModel)} a model among ${models}; the machine has ${found}.`];
  },
  [ClassRequirement.GpuMemory]: (definition, { gpus }) => {
    const { minGpus, minGpuMemoryBytes: least, maxGpuMemoryBytes: most, gpuModels } = definition;
    const { qualifying } = countGpus(definition, gpus);
    const looked = gpus.filter(({ model }) => gpuModels.length === 0 || gpuModels.includes(model));
    const range = most === 0n ? `at least ${gigabytes(least)}` : `${gigabytes(least)} to ${gigabytes(most)}`;
    const sizes = listed([...new Set(looked.map(({ memoryBytes }) => gigabytes(memoryBytes)))], "and");
    return [`${needed(minGpus, qualifying)} ${range} of memory; the cards have ${sizes}.`];
  },
  [ClassRequirement.Benchmarks]: ({ minBenchmarks }, { benchmarks }) =>
    minBenchmarks.flatMap((least, id) => {
      const value = benchmarks[id] ?? 0n;
      const { label = `Benchmark ${id}`, unit = "" } = benchmarksJson[id] ?? {};
      return value >= least ? [] : [below(label, value, least, (number) => measured(number, unit))];
    }),
};

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);
const are = (count: number): string => (count === 1 ? "is" : "are");

function needed(least: number, found: number): string {
  const cards = `At least ${least} graphics ${plural(least, "card")} must have`;
  return found === 0 || least === 1 ? cards : `${cards} (${found} ${found === 1 ? "has" : "have"} it)`;
}

function below(what: string, value: bigint, least: bigint, text: (value: bigint) => string): string {
  return `${what} is ${value === 0n ? "not attested" : text(value)}; at least ${text(least)} are needed.`;
}

/** Several things as a part of a sentence. */
function listed(items: readonly string[], word = "or"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

const gigabytes = (bytes: bigint): string => amount(bytes, 9, "GB");

function measured(value: bigint, unit: string): string {
  if (unit === "bytes") return gigabytes(value);
  return unit === "bit/s" ? amount(value, 6, "Mbit/s") : `${value} ${unit}`;
}

/** A number in a larger unit, 10^`scale` of its own, cut after three digits. */
function amount(value: bigint, scale: number, unit: string): string {
  const one = 10n ** BigInt(scale);
  const digits = (value % one).toString().padStart(scale, "0").slice(0, DIGITS).replace(/0+$/, "");
  return `${value / one}${digits === "" ? "" : `.${digits}`} ${unit}`;
}
