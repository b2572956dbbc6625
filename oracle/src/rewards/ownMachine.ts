import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";

import { findCards } from "../modules/gpu/findCards.ts";
import { performInventory } from "../modules/inventory/performInventory.ts";

/** Nothing is committed to where nothing is attested. */
const NO_COMMITMENT = `0x${"00".repeat(32)}` as const;

/** What this machine says of itself, without a measurement. @param folder on the disk that would be sold */
export async function ownMachine(folder: string): Promise<ClassedMachine> {
  const [inventory, cards] = await Promise.all([performInventory(folder), findCards()]);
  const { memoryBytes, diskBytes, cpuModel, ...rest } = inventory;
  return {
    facts: { ...rest, memoryBytes: BigInt(memoryBytes), diskBytes: BigInt(diskBytes), cpuModel: encodeName(cpuModel) },
    gpus: cards.map((card) => ({
      model: encodeName(card.model),
      memoryBytes: BigInt(card.memoryBytes),
      commitment: NO_COMMITMENT,
    })),
    benchmarks: [],
  };
}
