import { checkClass, type ClassedMachine } from "./classCheck.ts";
import type { HardwareClass } from "./hardwareClasses.ts";

/** What a reward program demands. `minSoftwareVersion`: see `encodeSoftwareVersion`; 0 demands none. */
export interface ProgramDemands {
  readonly definition: HardwareClass;
  readonly minSoftwareVersion: number;
}

/** Units that a machine would have in a program: the cards that count, or one where no card is demanded; 0 where it fails. */
export function rewardUnits({ definition, minSoftwareVersion }: ProgramDemands, machine: ClassedMachine): number {
  if (machine.facts.softwareVersion < minSoftwareVersion) return 0;
  const { failures, qualifyingGpus } = checkClass(definition, machine);
  if (failures !== 0n) return 0;
  return definition.minGpus === 0 ? 1 : qualifyingGpus;
}
