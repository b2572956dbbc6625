import { ComputePool } from "../../src/modules/ComputePool.ts";
import { createPerformers } from "../../src/modules/createPerformers.ts";
import type { GpuCards } from "../../src/modules/gpu/GpuCards.ts";
import type { Perform } from "./CheatStage.ts";
import { noCards } from "./noCards.ts";

/** What a machine says it is. */
export const INVENTORY = {
  ...{ architecture: 1, link: 1, physicalCores: 1, logicalCores: 1, clockMHz: 2_000, softwareVersion: 256 },
  ...{ memoryBytes: String(4 * 1024 * 1024), diskBytes: String(16 * 1024 * 1024), cpuModel: "Model" },
};

/** A machine with one core that does what it is asked, by the code of the agent. Stop its pool after the test. */
export function honestMachine(folder: string, cards: GpuCards = noCards()): { perform: Perform; pool: ComputePool } {
  const pool = new ComputePool(1);
  const { signal } = new AbortController();
  const performers = createPerformers({ pool, folder, cards, maxBytes: 1 << 30, signal });
  return {
    pool,
    perform: ({ kind, params }) =>
      kind === "inventory"
        ? Promise.resolve(INVENTORY)
        : performers[kind](params, "").then((answer) =>
            // As much as the disk that this machine shows has.
            kind === "disk.read" ? { ...(answer as object), freeBytes: INVENTORY.diskBytes } : answer,
          ),
  };
}
