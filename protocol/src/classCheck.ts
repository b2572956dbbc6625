import { ClassRequirement } from "./generated/enums.ts";
import type { Facts, Gpu } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";

/**
 * A machine as far as classes look at it.
 *
 * - `benchmarks`: values by benchmark id, not packed
 */
export interface ClassedMachine {
  readonly facts: Facts;
  readonly gpus: readonly Gpu[];
  readonly benchmarks: readonly bigint[];
}

/**
 * How far a machine belongs to a class.
 *
 * - `failures`: one bit for each `ClassRequirement` that fails; 0 means that it belongs to it
 * - `qualifyingGpus`: cards that count for the class, maybe also where the machine fails
 */
export interface ClassCheck {
  readonly failures: bigint;
  readonly qualifyingGpus: number;
}

/** The predicate of the contract `HardwareClasses`; a test holds the two together. */
export function checkClass(definition: HardwareClass, { facts, gpus, benchmarks }: ClassedMachine): ClassCheck {
  const cards = checkGpus(definition, gpus);
  const failed: readonly (readonly [ClassRequirement, boolean])[] = [
    [ClassRequirement.Architecture, definition.architecture !== 0 && facts.architecture !== definition.architecture],
    [ClassRequirement.Link, definition.link !== 0 && facts.link !== definition.link],
    [ClassRequirement.PhysicalCores, facts.physicalCores < definition.minPhysicalCores],
    [ClassRequirement.Clock, facts.clockMHz < definition.minClockMHz],
    [ClassRequirement.Memory, facts.memoryBytes < definition.minMemoryBytes],
    [ClassRequirement.Disk, facts.diskBytes < definition.minDiskBytes],
    [ClassRequirement.Benchmarks, definition.minBenchmarks.some((least, id) => (benchmarks[id] ?? 0n) < least)],
  ];
  const bits = failed.filter(([, fails]) => fails).map(([requirement]) => 1n << BigInt(requirement));
  return { failures: bits.reduce((mask, bit) => mask | bit, cards.failures), qualifyingGpus: cards.qualifyingGpus };
}

/** The requirements whose bits are set. */
export function failedRequirements(failures: bigint): ClassRequirement[] {
  return Object.values(ClassRequirement).filter((requirement) => ((failures >> BigInt(requirement)) & 1n) === 1n);
}

/** Cards of a listed model, and those of them that have the memory as well: these count for the class. */
export function countGpus(
  definition: HardwareClass,
  gpus: readonly Gpu[],
): { readonly ofModel: number; readonly qualifying: number } {
  const { gpuModels, minGpuMemoryBytes: least, maxGpuMemoryBytes: most } = definition;
  const ofModel = gpus.filter(({ model }) => gpuModels.length === 0 || gpuModels.includes(model));
  const qualifying = ofModel.filter(({ memoryBytes: size }) => size >= least && (most === 0n || size <= most));
  return { ofModel: ofModel.length, qualifying: qualifying.length };
}

function checkGpus(definition: HardwareClass, gpus: readonly Gpu[]): ClassCheck {
  const { minGpus, maxGpus } = definition;
  if (minGpus === 0) return { failures: 0n, qualifyingGpus: 0 };
  if (gpus.length > maxGpus) return { failures: 1n << BigInt(ClassRequirement.GpusTooMany), qualifyingGpus: 0 };
  const { ofModel, qualifying } = countGpus(definition, gpus);
  const fails = (requirement: ClassRequirement): ClassCheck => ({
    failures: 1n << BigInt(requirement),
    qualifyingGpus: qualifying,
  });
  if (gpus.length < minGpus) return fails(ClassRequirement.GpusTooFew);
  if (ofModel < minGpus) return fails(ClassRequirement.GpuModel);
  if (qualifying < minGpus) return fails(ClassRequirement.GpuMemory);
  return { failures: 0n, qualifyingGpus: qualifying };
}
