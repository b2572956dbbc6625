import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";

import { inForce } from "./inForce.ts";
import type { AttestedMachine, MemberSpan, RewardBasis, RewardProgram } from "./RewardBasis.ts";
import type { TimeWindow } from "./TimeWindow.ts";

/** Seconds in which a machine could earn, and the same times the units that it had in them. */
export interface QualifiedTime {
  readonly seconds: number;
  readonly unitSeconds: number;
}

/**
 * The time of a window in which a machine was a member, its program ran, and an attestation in force passed the program's
 * class with a software that is new enough, for the program and in those seconds for the releases.
 *
 * @param spans of the machine in the program; they do not overlap
 * @param attestations of the machine, ascending by the time of measurement
 */
export function qualifiedTime(
  program: RewardProgram,
  spans: readonly MemberSpan[],
  attestations: readonly AttestedMachine[],
  outdatedFrom: RewardBasis["outdatedFrom"],
  window: TimeWindow,
): QualifiedTime {
  let [seconds, unitSeconds] = [0, 0];
  const lasting = attestations.map((attested) => ({ ...attested, measuredAt: attested.machine.measuredAt }));
  for (const { attested, ...force } of inForce(lasting, window)) {
    const units = rewardUnits(program, attested.machine);
    if (units === 0) continue;
    const counts = Math.min(force.to, outdatedFrom(attested.machine.facts.softwareVersion));
    for (const { gpus, from, until } of spans) {
      const begin = Math.max(force.from, program.start, from);
      const end = Math.min(counts, program.end, until ?? Infinity);
      if (end <= begin) continue;
      seconds += end - begin;
      unitSeconds += (end - begin) * Math.min(gpus, units);
    }
  }
  return { seconds, unitSeconds };
}
