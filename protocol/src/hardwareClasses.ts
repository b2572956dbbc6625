import benchmarksJson from "../benchmarks.json" with { type: "json" };
import classesJson from "../hardware-classes.json" with { type: "json" };
import { normalizeBenchmarks, unpackBenchmarks } from "./benchmarks.ts";
import { Architecture, Link } from "./generated/enums.ts";
import { encodeName } from "./hardware.ts";

/**
 * What a machine must have to belong to a class, as the contract keeps it. Zero, or an empty list, demands nothing.
 *
 * - `minGpus`: so many cards must have a listed model and a memory within the range
 * - `maxGpus`: most cards of any kind; 0 exactly where `minGpus` is
 * - `maxGpuMemoryBytes`: 0 means without an end
 * - `gpuModels`: see `encodeName`; ascending
 * - `minBenchmarks`: values by benchmark id, not packed
 */
export interface HardwareClass {
  readonly code: string;
  readonly label: string;
  readonly architecture: Architecture;
  readonly link: Link;
  readonly minPhysicalCores: number;
  readonly minClockMHz: number;
  readonly minMemoryBytes: bigint;
  readonly minDiskBytes: bigint;
  readonly minGpus: number;
  readonly maxGpus: number;
  readonly minGpuMemoryBytes: bigint;
  readonly maxGpuMemoryBytes: bigint;
  readonly gpuModels: readonly `0x${string}`[];
  readonly minBenchmarks: readonly bigint[];
}

/** A class as any library reads it from the chain: numbers of either kind, benchmarks packed. */
export interface ClassOnChain extends Pick<
  HardwareClass,
  "code" | "label" | "minMemoryBytes" | "minDiskBytes" | "minGpuMemoryBytes" | "maxGpuMemoryBytes"
> {
  readonly architecture: bigint | number;
  readonly link: bigint | number;
  readonly minPhysicalCores: bigint | number;
  readonly minClockMHz: bigint | number;
  readonly minGpus: bigint | number;
  readonly maxGpus: bigint | number;
  readonly gpuModels: readonly string[];
  readonly minBenchmarks: readonly bigint[];
}

/** A class of `hardware-classes.json`: what it leaves out, it does not demand. Benchmarks by their code. */
interface WrittenClass {
  readonly code: string;
  readonly label: string;
  readonly architecture?: string;
  readonly link?: string;
  readonly minPhysicalCores?: number;
  readonly minClockMHz?: number;
  readonly minMemoryBytes?: number;
  readonly minDiskBytes?: number;
  readonly minGpus?: number;
  readonly maxGpus?: number;
  readonly minGpuMemoryBytes?: number;
  readonly maxGpuMemoryBytes?: number;
  readonly gpuModels?: readonly string[];
  readonly minBenchmarks?: Readonly<Record<string, number>>;
}

/** The classes that a network is deployed with, by id. Later ones are on the chain alone. */
export const hardwareClasses: readonly HardwareClass[] = (classesJson as readonly WrittenClass[]).map(readClass);

/** A class that was read from the chain. */
export function decodeClass(read: ClassOnChain): HardwareClass {
  return {
    code: read.code,
    label: read.label,
    architecture: Number(read.architecture) as Architecture,
    link: Number(read.link) as Link,
    minPhysicalCores: Number(read.minPhysicalCores),
    minClockMHz: Number(read.minClockMHz),
    minMemoryBytes: read.minMemoryBytes,
    minDiskBytes: read.minDiskBytes,
    minGpus: Number(read.minGpus),
    maxGpus: Number(read.maxGpus),
    minGpuMemoryBytes: read.minGpuMemoryBytes,
    maxGpuMemoryBytes: read.maxGpuMemoryBytes,
    gpuModels: read.gpuModels.map((model) => model as `0x${string}`),
    minBenchmarks: unpackBenchmarks([...read.minBenchmarks]),
  };
}

function readClass(written: WrittenClass): HardwareClass {
  return {
    code: written.code,
    label: written.label,
    architecture: Architecture[(written.architecture ?? "Unattested") as keyof typeof Architecture],
    link: Link[(written.link ?? "Unattested") as keyof typeof Link],
    minPhysicalCores: written.minPhysicalCores ?? 0,
    minClockMHz: written.minClockMHz ?? 0,
    minMemoryBytes: BigInt(written.minMemoryBytes ?? 0),
    minDiskBytes: BigInt(written.minDiskBytes ?? 0),
    minGpus: written.minGpus ?? 0,
    maxGpus: written.maxGpus ?? 0,
    minGpuMemoryBytes: BigInt(written.minGpuMemoryBytes ?? 0),
    maxGpuMemoryBytes: BigInt(written.maxGpuMemoryBytes ?? 0),
    gpuModels: (written.gpuModels ?? []).map(encodeName).toSorted(),
    minBenchmarks: readBenchmarks(written.minBenchmarks ?? {}),
  };
}

function readBenchmarks(written: Readonly<Record<string, number>>): bigint[] {
  const values: bigint[] = benchmarksJson.map(({ code }) => BigInt(written[code] ?? 0));
  return normalizeBenchmarks(values);
}
