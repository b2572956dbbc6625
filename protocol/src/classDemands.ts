import { classRequirements } from "./classRequirements.ts";
import { NO_FACTS } from "./hardware.ts";
import type { HardwareClass } from "./hardwareClasses.ts";

/** What a class demands, each thing in a few words, such as "memory at least 16 GB". */
export const classDemands = (definition: HardwareClass): string[] =>
  classRequirements(definition, { facts: NO_FACTS, gpus: [], benchmarks: [] }).map(({ demand }) => demand);
