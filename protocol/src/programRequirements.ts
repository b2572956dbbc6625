import type { ClassedMachine } from "./classCheck.ts";
import { type RequirementCheck, classRequirements } from "./classRequirements.ts";
import { decodeSoftwareVersion, NO_FACTS } from "./hardware.ts";
import type { ProgramDemands } from "./rewardUnits.ts";

/** Everything that a reward program demands, each held against a machine: what to buy or update before it can earn. */
export function programRequirements(
  { definition, minSoftwareVersion }: ProgramDemands,
  machine: ClassedMachine,
): RequirementCheck[] {
  const version = machine.facts.softwareVersion;
  const agent: RequirementCheck = {
    demand: `agent at least ${decodeSoftwareVersion(minSoftwareVersion)}`,
    found: version === 0 ? "not attested" : decodeSoftwareVersion(version),
    passes: version >= minSoftwareVersion,
  };
  return [...classRequirements(definition, machine), ...(minSoftwareVersion === 0 ? [] : [agent])];
}

/** What a reward program demands of a machine, in a few words each. */
export const programDemands = (demands: ProgramDemands): string[] =>
  programRequirements(demands, { facts: NO_FACTS, gpus: [], benchmarks: [] }).map(({ demand }) => demand);
