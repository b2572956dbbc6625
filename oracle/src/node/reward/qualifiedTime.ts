import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";

import type { AttestedMachine, MemberSpan, RewardProgram } from "./RewardBasis.ts";

/** Seconds in which a machine could earn, and the same times the units that it had in them. */
export interface QualifiedTime {
  readonly seconds: number;
  readonly unitSeconds: number;
}

/** Unix seconds: after `from`, up to `to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * The time of a window in which a machine was a member, its program ran, and an attestation in force passed the program's
 * class with a software that is new enough.
 *
 * @param spans of the machine in the program; they do not overlap
 * @param attestations of the machine, ascending by the time of measurement
 */
export function qualifiedTime(
  program: RewardProgram,
  spans: readonly MemberSpan[],
  attestations: readonly AttestedMachine[],
  window: TimeWindow,
): QualifiedTime {
  let [seconds, unitSeconds] = [0, 0];
  attestations.forEach(({ machine, expiresAt }, index) => {
    const units = rewardUnits(program, machine);
    if (units === 0) return;
    const replacedAt = attestations[index + 1]?.machine.measuredAt ?? Infinity;
    for (const { gpus, from, until } of spans) {
      const begin = Math.max(window.from, program.start, machine.measuredAt, from);
      const end = Math.min(window.to, program.end, expiresAt, replacedAt, until ?? Infinity);
      if (end <= begin) continue;
      seconds += end - begin;
      unitSeconds += (end - begin) * Math.min(gpus, units);
    }
  });
  return { seconds, unitSeconds };
}
