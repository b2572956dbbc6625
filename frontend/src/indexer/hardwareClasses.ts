import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import type { Indexer } from "./Indexer.ts";

/** As many as the contract takes. */
const MOST = 256;

/** What a class demands. */
export const hardwareClassFragment = graphql(`
  fragment HardwareClass on HardwareClass {
    code
    label
    architecture
    link
    minPhysicalCores
    minClockMHz
    minMemoryBytes
    minDiskBytes
    minGpus
    maxGpus
    minGpuMemoryBytes
    maxGpuMemoryBytes
    gpuModels
    minBenchmarks
  }
`);

const classesDocument = graphql(
  `
    query HardwareClasses($first: Int!) {
      hardwareClasses(first: $first, orderBy: number) {
        ...HardwareClass
      }
    }
  `,
  [hardwareClassFragment],
);

const ARCHITECTURES = { UNATTESTED: Architecture.Unattested, X86_64: Architecture.X86_64, ARM64: Architecture.Arm64 };
const LINKS = { UNATTESTED: Link.Unattested, WIRED: Link.Wired, WIRELESS: Link.Wireless };

/** Reads what the index gave. */
export function readHardwareClass(source: FragmentOf<typeof hardwareClassFragment>): HardwareClass {
  const found = readFragment(hardwareClassFragment, source);
  return {
    ...found,
    architecture: ARCHITECTURES[found.architecture],
    link: LINKS[found.link],
    minClockMHz: Number(found.minClockMHz),
    minMemoryBytes: BigInt(found.minMemoryBytes),
    minDiskBytes: BigInt(found.minDiskBytes),
    minGpuMemoryBytes: BigInt(found.minGpuMemoryBytes),
    maxGpuMemoryBytes: BigInt(found.maxGpuMemoryBytes),
    minBenchmarks: found.minBenchmarks.map(BigInt),
  };
}

/**
 * The hardware classes that there are, by their numbers.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchHardwareClasses(indexer: Indexer, signal?: AbortSignal): Promise<readonly HardwareClass[]> {
  const { hardwareClasses } = await indexer.request(classesDocument, { first: MOST }, signal);
  return hardwareClasses.map(readHardwareClass);
}
