import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";
import { hardwareClassFragment, readHardwareClass } from "../../indexer/hardwareClasses.ts";

/** A reward program without its lists. */
export const programFragment = graphql(
  `
    fragment Program on RewardProgram {
      number
      hardwareClass {
        number
        ...HardwareClass
      }
      mode
      minSoftwareVersion
      usdPerGpuDay
      start
      guaranteedUntil
      end
      maxGpus
      reserveMargin
      budget
      left
      reserved
      paid
      leftover
      gpus
      memberCount
      admits
      closed
      acts(first: 1) {
        id
      }
    }
  `,
  [hardwareClassFragment],
);

/**
 * A reward program. Times in unix seconds, amounts in SNM wei. A unit is a card that counts for the class, or the machine
 * where the class demands no card.
 *
 * - `usdPerGpuDay`: USD with 18 decimals for a unit and a day
 * - `reserveMargin`: basis points of the reward at the rate of its admission that are reserved for a member
 * - `left`: of the budget, neither paid nor given back; `reserved`: of it, what members have a promise of
 * - `units`: that are members; `members`: machines
 * - `classId`: number of its class; `steered`: the controller opened it
 */
export interface Program {
  readonly id: number;
  readonly classId: number;
  readonly definition: HardwareClass;
  readonly mode: "ON_TOP" | "FLOOR";
  readonly minSoftwareVersion: number;
  readonly usdPerGpuDay: bigint;
  readonly start: number;
  readonly guaranteedUntil: number;
  readonly end: number;
  readonly maxUnits: number;
  readonly reserveMargin: number;
  readonly budget: bigint;
  readonly left: bigint;
  readonly reserved: bigint;
  readonly paid: bigint;
  readonly leftover: bigint;
  readonly units: number;
  readonly members: number;
  readonly admits: boolean;
  readonly closed: boolean;
  readonly steered: boolean;
}

/** Reads what the index gave. */
export function readProgram(source: FragmentOf<typeof programFragment>): Program {
  const found = readFragment(programFragment, source);
  return {
    id: found.number,
    classId: found.hardwareClass.number,
    definition: readHardwareClass(found.hardwareClass),
    mode: found.mode,
    minSoftwareVersion: Number(found.minSoftwareVersion),
    usdPerGpuDay: BigInt(found.usdPerGpuDay),
    start: Number(found.start),
    guaranteedUntil: Number(found.guaranteedUntil),
    end: Number(found.end),
    maxUnits: Number(found.maxGpus),
    reserveMargin: found.reserveMargin,
    budget: BigInt(found.budget),
    left: BigInt(found.left),
    reserved: BigInt(found.reserved),
    paid: BigInt(found.paid),
    leftover: BigInt(found.leftover),
    units: Number(found.gpus),
    members: found.memberCount,
    admits: found.admits,
    closed: found.closed,
    // It acts on no others.
    steered: found.acts.length > 0,
  };
}
