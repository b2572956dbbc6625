import { checkClass, countGpus, failedRequirements, type ClassedMachine } from "./classCheck.ts";
import { ClassRequirement } from "./generated/enums.ts";
import { decodeName } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";
import { ARCHITECTURES, benchmarkAmount, benchmarkLabel, gigabytes, gigahertz, LINKS, listed } from "./hardwareText.ts";

/**
 * One thing that a class demands, and what a machine has of it.
 *
 * - `demand`: in a few words, such as "memory at least 16 GB"
 * - `found`: the machine's value in words, rounded down, so that nothing seems to reach what it misses
 */
export interface RequirementCheck {
  readonly demand: string;
  readonly found: string;
  readonly passes: boolean;
}

/** Bits of requirements that are about graphics cards: at most one of them fails. */
const GPU_REQUIREMENTS: readonly ClassRequirement[] = [
  ClassRequirement.GpusTooMany,
  ClassRequirement.GpusTooFew,
  ClassRequirement.GpuModel,
  ClassRequirement.GpuMemory,
];

/** Everything that a class demands, each held against a machine: what to buy before it is bought. */
export function classRequirements(definition: HardwareClass, machine: ClassedMachine): RequirementCheck[] {
  const { facts, gpus } = machine;
  const failed = new Set(failedRequirements(checkClass(definition, machine).failures));
  const { architecture, link, minPhysicalCores, minClockMHz, minMemoryBytes, minDiskBytes, minGpus } = definition;
  const check = (
    isDemanded: boolean,
    requirements: readonly ClassRequirement[],
    demand: string,
    found: string,
  ): RequirementCheck[] =>
    isDemanded ? [{ demand, found, passes: !requirements.some((requirement) => failed.has(requirement)) }] : [];
  const { PhysicalCores, Clock, Memory, Disk } = ClassRequirement;
  return [
    ...check(
      architecture !== 0,
      [ClassRequirement.Architecture],
      ARCHITECTURES[architecture],
      ARCHITECTURES[facts.architecture],
    ),
    ...check(
      minPhysicalCores !== 0,
      [PhysicalCores],
      `physical cores at least ${minPhysicalCores}`,
      attested(BigInt(facts.physicalCores), String),
    ),
    ...check(
      minClockMHz !== 0,
      [Clock],
      `clock at least ${gigahertz(BigInt(minClockMHz))}`,
      attested(BigInt(facts.clockMHz), gigahertz),
    ),
    ...check(
      minMemoryBytes !== 0n,
      [Memory],
      `memory at least ${gigabytes(minMemoryBytes)}`,
      attested(facts.memoryBytes, gigabytes),
    ),
    ...check(
      minDiskBytes !== 0n,
      [Disk],
      `disk at least ${gigabytes(minDiskBytes)}`,
      attested(facts.diskBytes, gigabytes),
    ),
    ...check(minGpus !== 0, GPU_REQUIREMENTS, gpuDemand(definition), gpusFound(definition, gpus)),
    ...check(link !== 0, [ClassRequirement.Link], `${LINKS[link]} network link`, LINKS[facts.link]),
    ...benchmarkChecks(definition, machine),
  ];
}

function benchmarkChecks({ minBenchmarks }: HardwareClass, { benchmarks }: ClassedMachine): RequirementCheck[] {
  return minBenchmarks.flatMap((least, id) => {
    const value = benchmarks[id] ?? 0n;
    const check = {
      demand: `${benchmarkLabel(id).toLowerCase()} at least ${benchmarkAmount(least, id)}`,
      found: attested(value, (number) => benchmarkAmount(number, id)),
      passes: value >= least,
    };
    return least === 0n ? [] : [check];
  });
}

const attested = (value: bigint, text: (value: bigint) => string): string =>
  value === 0n ? "not attested" : text(value);

function gpuDemand({
  minGpus,
  maxGpus,
  gpuModels,
  minGpuMemoryBytes: least,
  maxGpuMemoryBytes: most,
}: HardwareClass): string {
  const models = gpuModels.length === 0 ? "" : ` of ${listed(gpuModels.map(decodeName))}`;
  const end = most === 0n ? "" : ` and at most ${gigabytes(most)}`;
  const memory = least === 0n && most === 0n ? "" : ` with at least ${gigabytes(least)}${end} of memory`;
  return `graphics cards ${minGpus} to ${maxGpus}${models}${memory}`;
}

function gpusFound(definition: HardwareClass, gpus: ClassedMachine["gpus"]): string {
  if (gpus.length === 0) return "no card is attested";
  const { qualifying } = countGpus(definition, gpus);
  const models = [...new Set(gpus.map(({ model }) => decodeName(model) || "a card without a name"))];
  return `${gpus.length} (${listed(models, "and")}), of which ${qualifying} ${qualifying === 1 ? "counts" : "count"}`;
}
