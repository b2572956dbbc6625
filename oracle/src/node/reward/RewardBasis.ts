import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import type { RewardMode } from "@sonm/protocol/generated/enums.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import type { ClassTotal } from "../agreement/ClassTotal.ts";
import type { RewardTotal } from "../agreement/RewardTotal.ts";
import type { Bill } from "../balance/Bill.ts";
import type { ClassedAttestation } from "../balance/ClassedAttestation.ts";

/**
 * A reward program that is not closed.
 *
 * - `definition`: of its hardware class
 * - `usdPerGpuDay`: USD with 18 decimals for a unit and a day
 * - `start`, `end`: unix seconds between which units earn
 */
export interface RewardProgram {
  readonly programId: number;
  readonly classId: number;
  readonly definition: HardwareClass;
  readonly mode: RewardMode;
  readonly minSoftwareVersion: number;
  readonly usdPerGpuDay: bigint;
  readonly start: number;
  readonly end: number;
}

/** A time for which a machine was a member, with a number of units. `until`: unix seconds, undefined while it is one. */
export interface MemberSpan {
  readonly programId: number;
  readonly worker: Hex;
  readonly gpus: number;
  readonly from: number;
  readonly until: number | undefined;
}

/** What was attested of a machine on chain. In force from `machine.measuredAt` until it ends or the next one begins. */
export interface AttestedMachine {
  readonly machine: Pick<MachineObservation, "measuredAt" | "facts" | "gpus" | "benchmarks">;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/**
 * A time in which a machine had a deal.
 *
 * - `price`: USD per second, 18 decimals
 * - `from`, `until`: unix seconds; `until` is undefined while it runs
 */
export interface DealSpan {
  readonly price: bigint;
  readonly from: number;
  readonly until: number | undefined;
}

/** What the report before says. `uptimes`: seconds online, by worker. */
export interface PreviousRewards {
  readonly asOf: number;
  readonly rewards: readonly RewardTotal[];
  readonly uptimes: ReadonlyMap<Hex, number>;
  readonly classes: readonly ClassTotal[];
}

/**
 * What rewards, and supply and demand by class, are computed from, all of it as the chain had it at one block.
 *
 * - `previous`: the newest report that was accepted and not void; undefined where there was none
 * - `members`: of programs that are not closed
 * - `attestationsOf`: of a machine, ascending by the time of measurement, from the one in force at a time on
 * - `outdatedFrom`: unix seconds from which on an agent's version earns nothing; infinite where nothing of the kind is decided
 * - `dealsOf`: of a machine, those that ran after a time
 * - `classedOf`: as `attestationsOf`, by what each passes; every class counts that the chain had
 * - `bills`: of deals, from a time on
 */
export interface RewardBasis {
  readonly previous: PreviousRewards | undefined;
  readonly programs: ReadonlyMap<number, RewardProgram>;
  readonly members: readonly MemberSpan[];
  readonly attestationsOf: (worker: Hex, since: number) => readonly AttestedMachine[];
  readonly outdatedFrom: (softwareVersion: number) => number;
  readonly dealsOf: (worker: Hex, since: number) => readonly DealSpan[];
  readonly classedOf: (worker: Hex, since: number) => readonly ClassedAttestation[];
  readonly bills: (since: number) => readonly Bill[];
}

/** What there is before anything can be counted. */
export const NO_REWARDS: RewardBasis = {
  previous: undefined,
  programs: new Map(),
  members: [],
  attestationsOf: () => [],
  outdatedFrom: () => Infinity,
  dealsOf: () => [],
  classedOf: () => [],
  bills: () => [],
};
