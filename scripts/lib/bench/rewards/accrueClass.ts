import { BASIS_POINTS, WAD } from "@sonm/protocol/generated/constants.ts";
import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { qualifiedTime, type TimeWindow } from "../../../../oracle/src/node/reward/qualifiedTime.ts";
import type { Machine } from "./Machine.ts";

/** Supply and demand of a class since the beginning: unit-seconds, and SNM wei of fees. */
export interface ClassTotal {
  readonly supplied: bigint;
  readonly demanded: bigint;
  readonly fees: bigint;
}

/**
 * What came since the last report.
 *
 * - `onlineOf`: seconds
 * - `rate`: SNM wei per USD; `feeShare`: basis points
 */
export interface ClassTime {
  readonly machines: readonly Machine[];
  readonly onlineOf: (machine: Machine) => number;
  readonly window: TimeWindow;
  readonly rate: bigint;
  readonly feeShare: bigint;
}

/** Adds to a class's totals what its machines supplied, what of it was in deals, and what these paid in fees. */
export function accrueClass(known: ClassTotal, classId: number, time: ClassTime): ClassTotal {
  let { supplied, demanded, fees } = known;
  for (const machine of time.machines) {
    const { seconds, unitSeconds } = timeOf(machine, classId, time.window);
    const counted = Math.min(time.onlineOf(machine), seconds);
    const rented = rentedIn(machine, time.window);
    fees += feeOf(rented.usd, time.rate, time.feeShare);
    if (counted <= 0) continue;
    supplied += (BigInt(unitSeconds) * BigInt(counted)) / BigInt(seconds);
    demanded += (BigInt(unitSeconds) * BigInt(Math.min(counted, rented.seconds))) / BigInt(seconds);
  }
  return { supplied, demanded, fees };
}

/** SNM wei of fees for what deals paid, USD with 18 decimals. */
export const feeOf = (usd: bigint, rate: bigint, feeShare: bigint): bigint =>
  (usd * rate * feeShare) / (WAD * BASIS_POINTS);

function timeOf(machine: Machine, classId: number, window: TimeWindow) {
  const definition = hardwareClasses[classId];
  if (definition === undefined) throw new RangeError(`There is no class ${classId}.`);
  const always = { start: window.from, end: window.to };
  const program = {
    programId: 0,
    classId,
    definition,
    mode: RewardMode.OnTop,
    minSoftwareVersion: 0,
    usdPerGpuDay: 0n,
    ...always,
  };
  const span = { programId: 0, worker: machine.worker, gpus: definition.maxGpus, from: window.from, until: undefined };
  return qualifiedTime(program, [span], machine.attested, window);
}

/** Seconds in deals, and what they paid, USD with 18 decimals. */
export function rentedIn({ rentals }: Pick<Machine, "rentals">, { from, to }: TimeWindow) {
  let seconds = 0;
  let usd = 0n;
  for (const rental of rentals) {
    const time = Math.min(to, rental.until ?? to) - Math.max(from, rental.from);
    if (time <= 0) continue;
    seconds += time;
    usd += BigInt(time) * rental.price;
  }
  return { seconds, usd };
}
