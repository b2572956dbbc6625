import { join } from "node:path";

import type { ComputePool } from "./ComputePool.ts";
import { performCpu } from "./cpu/performCpu.ts";
import { performDiskRead, performDiskWrite } from "./disk/performDisk.ts";
import type { GpuCards } from "./gpu/GpuCards.ts";
import { performInventory } from "./inventory/performInventory.ts";
import { MemoryKeeper } from "./memory/MemoryKeeper.ts";
import { performDownload, performUpload } from "./network/performNetwork.ts";
import { performWait } from "./performWait.ts";
import type { Performers } from "./Performer.ts";

/** What performing takes. */
export interface PerformerTools {
  readonly pool: ComputePool;
  /** Folder on the disk that is sold. */
  readonly folder: string;
  readonly cards: GpuCards;
  /** Most bytes of memory, and of disk, that a challenge may take. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Everything that this machine can be asked to do. */
export function createPerformers({ pool, folder, cards, maxBytes, signal }: PerformerTools): Performers {
  const memory = new MemoryKeeper(pool, maxBytes);
  const scratch = join(folder, "scratch");
  return {
    wait: (params) => performWait(params, signal),
    inventory: () => performInventory(folder),
    gpu: () => cards.show(),
    "gpu.fill": (params) => cards.fill(params),
    "gpu.read": (params) => cards.read(params),
    "gpu.open": (params) => cards.open(params),
    cpu: (params) => performCpu(pool, params),
    "memory.fill": (params) => memory.fill(params),
    "memory.read": (params) => memory.read(params),
    "memory.open": (params) => memory.open(params),
    "disk.write": (params) => performDiskWrite(pool, scratch, maxBytes, params),
    "disk.read": (params) => performDiskRead(scratch, params),
    "network.download": (params, url) => performDownload(url, params, signal),
    "network.upload": (params, url) => performUpload(url, params, signal),
  };
}
