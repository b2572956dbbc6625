import { inForce } from "../reward/inForce.ts";
import type { DealSpan } from "../reward/RewardBasis.ts";
import type { TimeWindow } from "../reward/TimeWindow.ts";
import type { ClassedAttestation } from "./ClassedAttestation.ts";
import { secondsInDeals } from "./secondsInDeals.ts";

/** What a machine gave a class in some time, in unit-seconds. */
export interface SuppliedTime {
  readonly supplied: bigint;
  readonly demanded: bigint;
}

/** Time in which a machine passed a class, and the same times its units: all of it, and what was in deals. */
interface PassedTime {
  seconds: number;
  unitSeconds: number;
  dealtUnitSeconds: number;
}

/**
 * What a machine gave to each class in a window: as many seconds as it was online, and no more than an attestation was in
 * force that passes the class, at the average of its units in them; of that as much as it was in deals while it passed.
 *
 * @param online seconds of the window
 * @param attestations of the machine, ascending by the time of measurement
 */
export function suppliedTime(
  online: number,
  attestations: readonly ClassedAttestation[],
  deals: readonly DealSpan[],
  window: TimeWindow,
): Map<number, SuppliedTime> {
  const given = new Map<number, SuppliedTime>();
  for (const [classId, { seconds, unitSeconds, dealtUnitSeconds }] of passedTimes(attestations, deals, window)) {
    const counted = Math.min(online, seconds);
    const supplied = (BigInt(unitSeconds) * BigInt(counted)) / BigInt(seconds);
    const dealt = BigInt(dealtUnitSeconds);
    given.set(classId, { supplied, demanded: dealt < supplied ? dealt : supplied });
  }
  return given;
}

function passedTimes(
  attestations: readonly ClassedAttestation[],
  deals: readonly DealSpan[],
  window: TimeWindow,
): Map<number, PassedTime> {
  const times = new Map<number, PassedTime>();
  for (const { attested, ...force } of inForce(attestations, window)) {
    const [seconds, dealt] = [force.to - force.from, secondsInDeals(deals, force)];
    for (const { classId, units } of attested.passes) {
      const time = times.get(classId) ?? { seconds: 0, unitSeconds: 0, dealtUnitSeconds: 0 };
      times.set(classId, time);
      time.seconds += seconds;
      time.unitSeconds += seconds * units;
      time.dealtUnitSeconds += dealt * units;
    }
  }
  return times;
}
