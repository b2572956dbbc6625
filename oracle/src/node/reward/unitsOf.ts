import { checkClass, type ClassedMachine } from "@sonm/protocol/classCheck.ts";

import type { RewardProgram } from "./RewardBasis.ts";

/** Units that a machine would have in a program: the cards that count, or one where no card is demanded; 0 where it fails. */
export function unitsOf(
  { definition, minSoftwareVersion }: Pick<RewardProgram, "definition" | "minSoftwareVersion">,
  machine: ClassedMachine,
): number {
  if (machine.facts.softwareVersion < minSoftwareVersion) return 0;
  const { failures, qualifyingGpus } = checkClass(definition, machine);
  if (failures !== 0n) return 0;
  return definition.minGpus === 0 ? 1 : qualifyingGpus;
}
