import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { type RequirementCheck, classRequirements } from "@sonm/protocol/classRequirements.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import type { ProgramDemands } from "@sonm/protocol/rewardUnits.ts";

/** Everything that a program demands, each held against a machine. */
export function checkRows(
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
