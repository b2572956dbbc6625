import { decodeName } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";
import { ARCHITECTURES, benchmarkAmount, benchmarkLabel, gigabytes, gigahertz, LINKS, listed } from "./hardwareText.ts";

/** What a class demands, each thing in a few words, such as "memory at least 16 GB". */
export function classDemands(definition: HardwareClass): string[] {
  const { architecture, link, minPhysicalCores, minClockMHz, minMemoryBytes, minDiskBytes } = definition;
  return [
    ...(architecture === 0 ? [] : [ARCHITECTURES[architecture]]),
    ...(minPhysicalCores === 0 ? [] : [`physical cores at least ${minPhysicalCores}`]),
    ...(minClockMHz === 0 ? [] : [`clock at least ${gigahertz(BigInt(minClockMHz))}`]),
    ...(minMemoryBytes === 0n ? [] : [`memory at least ${gigabytes(minMemoryBytes)}`]),
    ...(minDiskBytes === 0n ? [] : [`disk at least ${gigabytes(minDiskBytes)}`]),
    ...gpuDemands(definition),
    ...(link === 0 ? [] : [`${LINKS[link]} network link`]),
    ...definition.minBenchmarks.flatMap((least, id) =>
      least === 0n ? [] : [`${benchmarkLabel(id).toLowerCase()} at least ${benchmarkAmount(least, id)}`],
    ),
  ];
}

function gpuDemands({
  minGpus,
  maxGpus,
  gpuModels,
  minGpuMemoryBytes: least,
  maxGpuMemoryBytes: most,
}: HardwareClass): string[] {
  if (minGpus === 0) return [];
  const models = gpuModels.length === 0 ? "" : ` of ${listed(gpuModels.map(decodeName))}`;
  const end = most === 0n ? "" : ` and at most ${gigabytes(most)}`;
  const memory = least === 0n && most === 0n ? "" : ` with at least ${gigabytes(least)}${end} of memory`;
  return [`graphics cards ${minGpus} to ${maxGpus}${models}${memory}`];
}
