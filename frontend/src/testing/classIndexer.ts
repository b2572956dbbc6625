import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { type HardwareClass, hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import type { Indexer } from "../indexer/Indexer.ts";

const ARCHITECTURES = {
  [Architecture.Unattested]: "UNATTESTED",
  [Architecture.X86_64]: "X86_64",
  [Architecture.Arm64]: "ARM64",
};
const LINKS = { [Link.Unattested]: "UNATTESTED", [Link.Wired]: "WIRED", [Link.Wireless]: "WIRELESS" };

/** A hardware class as the subgraph tells it. */
export const indexedClass = (definition: HardwareClass) => ({
  ...definition,
  architecture: ARCHITECTURES[definition.architecture],
  link: LINKS[definition.link],
  minClockMHz: String(definition.minClockMHz),
  minMemoryBytes: String(definition.minMemoryBytes),
  minDiskBytes: String(definition.minDiskBytes),
  minGpuMemoryBytes: String(definition.minGpuMemoryBytes),
  maxGpuMemoryBytes: String(definition.maxGpuMemoryBytes),
  minBenchmarks: definition.minBenchmarks.map(String),
});

/** An index that tells of the hardware classes of the protocol, as the subgraph does. */
export const classIndexer: Indexer = {
  request: () => Promise.resolve({ hardwareClasses: hardwareClasses.map(indexedClass) } as never),
};
