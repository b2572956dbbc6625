import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { cpu, mem, networkInterfaces } from "systeminformation";
import { statfs } from "node:fs/promises";
import { availableParallelism } from "node:os";

import packageJson from "../../../package.json" with { type: "json" };
import type { Inventory } from "./Inventory.ts";

/** Numbers of an inventory travel as JSON. */
export type InventoryAnswer = Omit<Inventory, "memoryBytes" | "diskBytes"> & {
  readonly memoryBytes: string;
  readonly diskBytes: string;
};

const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: Architecture.X86_64,
  arm64: Architecture.Arm64,
};

const LINKS: Readonly<Record<string, Link>> = { wired: Link.Wired, wireless: Link.Wireless };

/** What libraries and drivers could not tell reads as -1, 0, NaN or null; all of them mean: not attested. */
const natural = (value: number | null | undefined): number =>
  value !== null && value !== undefined && Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;

/** Takes stock of this machine. `diskFolder` is on the disk that is sold. */
export async function performInventory(diskFolder: string): Promise<InventoryAnswer> {
  const [processor, memory, link, disk] = await Promise.all([
    cpu(),
    mem(),
    networkInterfaces("default"),
    statfs(diskFolder),
  ]);
  return {
    architecture: ARCHITECTURES[process.arch] ?? Architecture.Unattested,
    link: LINKS[link.type] ?? Link.Unattested,
    physicalCores: natural(processor.physicalCores),
    logicalCores: availableParallelism(),
    clockMHz: natural((processor.speedMax > 0 ? processor.speedMax : processor.speed) * 1_000),
    memoryBytes: String(natural(memory.total)),
    diskBytes: String(natural(disk.blocks * disk.bsize)),
    softwareVersion: encodeSoftwareVersion(packageJson.version),
    cpuModel: `${processor.manufacturer} ${processor.brand}`.trim().slice(0, 100),
  };
}
