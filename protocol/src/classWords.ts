import { checkClass, countGpus, failedRequirements, type ClassedMachine } from "./classCheck.ts";
import { ClassRequirement } from "./generated/enums.ts";
import { decodeName } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";
import { ARCHITECTURES, benchmarkAmount, benchmarkLabel, gigabytes, gigahertz, LINKS, listed } from "./hardwareText.ts";

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
    below("The processor's clock", BigInt(facts.clockMHz), BigInt(least), gigahertz),
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
    return [`${needed(definition.minGpus, ofModel, ["is", "are"], models)}; the machine has ${found}.`];
  },
  [ClassRequirement.GpuMemory]: (definition, { gpus }) => {
    const { minGpus, minGpuMemoryBytes: least, maxGpuMemoryBytes: most, gpuModels } = definition;
    const { qualifying } = countGpus(definition, gpus);
    const looked = gpus.filter(({ model }) => gpuModels.length === 0 || gpuModels.includes(model));
    const range = most === 0n ? `at least ${gigabytes(least)}` : `${gigabytes(least)} to ${gigabytes(most)}`;
    const sizes = listed([...new Set(looked.map(({ memoryBytes }) => gigabytes(memoryBytes)))], "and");
    return [`${needed(minGpus, qualifying, ["has", "have"], `${range} of memory`)}; the cards have ${sizes}.`];
  },
  [ClassRequirement.Benchmarks]: ({ minBenchmarks }, { benchmarks }) =>
    minBenchmarks.flatMap((least, id) => {
      const value = benchmarks[id] ?? 0n;
      if (value >= least) return [];
      return [below(benchmarkLabel(id), value, least, (number) => benchmarkAmount(number, id))];
    }),
};

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);
const are = (count: number): string => (count === 1 ? "is" : "are");

/** How many of how many: "At least 2 graphics cards must be A or B (1 is)". */
function needed(least: number, found: number, [one, many]: readonly [string, string], what: string): string {
  const some = found === 0 ? "" : ` (${found} ${found === 1 ? one : many})`;
  return `At least ${least} graphics ${plural(least, "card")} must ${many === "are" ? "be" : many} ${what}${some}`;
}

function below(what: string, value: bigint, least: bigint, text: (value: bigint) => string): string {
  return `${what} is ${value === 0n ? "not attested" : text(value)}; at least ${text(least)} are needed.`;
}
