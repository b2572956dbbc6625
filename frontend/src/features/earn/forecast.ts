import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { checkClass } from "@sonm/protocol/classCheck.ts";
import type { RequirementCheck } from "@sonm/protocol/classRequirements.ts";
import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";
import { programRequirements } from "@sonm/protocol/programRequirements.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";

import { DAY } from "../../lib/time.ts";
import type { Program } from "../rewards/programFacts.ts";
import { incomeOf } from "../rewards/programMoney.ts";
import { admissionText } from "../rewards/programState.ts";
import type { Evidence } from "./comparables.ts";

/** From least to most, in USD with 18 decimals. */
export interface UsdRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** A share as a fraction of two whole numbers. */
export interface Share {
  readonly part: bigint;
  readonly of: bigint;
}

/** What a reward program brings a machine that it would admit. `usd`: USD with 18 decimals in the days asked for. */
export interface ProgramIncome {
  readonly program: Program;
  readonly units: number;
  readonly usd: bigint;
}

/** What would have to change for a program, and what it would bring beyond what the machine earns as it is. */
export interface Gain {
  readonly program: Program;
  readonly missing: readonly RequirementCheck[];
  /** USD with 18 decimals in the days asked for. */
  readonly usd: bigint;
}

/**
 * What a machine would earn in some days.
 *
 * - `market`: undefined where no like machine is known; after the market's fee
 * - `full`: the same if it were rented all the time
 * - `program`: of those that would take it the one that brings most; a machine is in one at a time
 * - `total`: of both
 */
export interface Forecast {
  readonly days: number;
  readonly market: UsdRange | undefined;
  readonly full: UsdRange | undefined;
  readonly program: ProgramIncome | undefined;
  readonly total: UsdRange;
  readonly gains: readonly Gain[];
}

/** What a forecast is made from. `fee`: of the market, basis points; `now`: unix seconds. */
export interface ForecastParts {
  readonly machine: ClassedMachine;
  readonly evidence: Evidence | undefined;
  readonly share: Share;
  readonly programs: readonly Program[];
  readonly fee: number;
  readonly now: number;
}

const NOTHING: UsdRange = { low: 0n, high: 0n };

/** Market and reward together: on top of each other, or the reward tops up what the market brings less. */
const withReward = (market: bigint, reward: bigint, mode: Program["mode"]): bigint =>
  mode === "ON_TOP" ? market + reward : market > reward ? market : reward;

const rewardOf = (program: Program, units: number, days: number, now: number): bigint =>
  incomeOf(program, units, days, { rate: 0n, now }).usd;

/** Units that the machine would have with everything that it lacks: the cards that count already, else all, at least the least. */
function unitsThen({ definition }: Program, machine: ClassedMachine): number {
  if (definition.minGpus === 0) return 1;
  const { qualifyingGpus } = checkClass(definition, machine);
  return Math.max(definition.minGpus, qualifyingGpus > 0 ? qualifyingGpus : machine.gpus.length);
}

/** What a machine would earn in some days from now, and what it lacks to earn more. */
export function forecastOf({ machine, evidence, share, programs, fee, now }: ForecastParts, days: number): Forecast {
  const seconds = BigInt(days * DAY);
  const afterFee = (price: bigint) => (price * seconds * (BASIS_POINTS - BigInt(fee))) / BASIS_POINTS;
  const full = evidence && { low: afterFee(evidence.prices.low), high: afterFee(evidence.prices.high) };
  const rented = (usd: bigint) => (share.of === 0n ? 0n : (usd * share.part) / share.of);
  const market = full && { low: rented(full.low), high: rented(full.high) };
  const open = programs.filter((program) => admissionText(program, now).open);
  const earns = open
    .map((program) => ({ program, units: rewardUnits(program, machine) }))
    .filter(({ units }) => units > 0)
    .map(({ program, units }) => ({ program, units, usd: rewardOf(program, units, days, now) }));
  const base = market ?? NOTHING;
  const low = ({ program, usd }: ProgramIncome) => withReward(base.low, usd, program.mode);
  const program = earns.toSorted((one, other) => (low(other) > low(one) ? 1 : low(other) < low(one) ? -1 : 0))[0];
  const total =
    program === undefined
      ? base
      : { low: low(program), high: withReward(base.high, program.usd, program.program.mode) };
  const gains = open
    .filter((one) => rewardUnits(one, machine) === 0)
    .map((one) => ({
      program: one,
      missing: programRequirements(one, machine).filter(({ passes }) => !passes),
      usd: withReward(base.low, rewardOf(one, unitsThen(one, machine), days, now), one.mode) - total.low,
    }))
    .filter(({ usd, missing }) => usd > 0n && missing.length > 0)
    .toSorted((one, other) => one.missing.length - other.missing.length || (one.usd < other.usd ? 1 : -1));
  return { days, market, full, program, total, gains };
}
