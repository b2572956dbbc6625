import { encodeName, type Facts } from "@sonm/protocol/hardware.ts";

import type { Challenge, Findings } from "../Challenge.ts";
import { readAnswer } from "../readAnswer.ts";
import { inventorySchema, type Inventory } from "./Inventory.ts";

/** Asks the machine what it is. What it says of memory and disk is attested only by their own challenges. */
export function* inventoryChallenge(graceMs: number): Challenge<Inventory> {
  const { answer } = yield { kind: "inventory", params: {}, deadlineMs: graceMs };
  return readAnswer(inventorySchema, answer);
}

/** What is attested of an inventory as it is. */
export function inventoryFindings(inventory: Inventory): Findings {
  const { architecture, link, physicalCores, logicalCores, clockMHz, softwareVersion, cpuModel } = inventory;
  const facts: Partial<Facts> = {
    architecture,
    link,
    physicalCores,
    logicalCores,
    clockMHz,
    softwareVersion,
    cpuModel: encodeName(cpuModel),
  };
  return { facts };
}
