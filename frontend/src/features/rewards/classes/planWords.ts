import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";
import { Steering } from "@sonm/protocol/generated/enums.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { unitsText } from "../unitWords.ts";
import { averageText, targetOf } from "./averageWords.ts";
import type { Mandate, SteeringPlan } from "./useSteering.ts";

/** What the controller would do with a class, and why, a sentence or two each. */
export interface PlanWords {
  readonly what: string;
  readonly why: string;
}

function whatText({ steering, programId, gpus, budget }: SteeringPlan, definition: HardwareClass): string {
  const units = unitsText(Number(gpus), definition);
  switch (steering as Steering) {
    case Steering.Opened:
      return `Open a program for ${units} with ${formatSnm(budget)} SNM.`;
    case Steering.Enlarged:
      return gpus === 0n
        ? `Give program ${programId} ${formatSnm(budget)} SNM more.`
        : `Enlarge program ${programId} by ${units}, with ${formatSnm(budget)} SNM more.`;
    case Steering.Resumed:
      return `Let program ${programId} take machines again.`;
    case Steering.Suspended:
      return `Let program ${programId} take no more machines.`;
    case Steering.None:
      return "Nothing.";
  }
}

function whyText({ steering, supply, demand }: SteeringPlan, { band }: Pick<Mandate, "band">): string {
  const target = targetOf(demand);
  const [has, wants, width] = [averageText(supply), averageText(target), basisPointsText(band)];
  const nothing = (steering as Steering) === Steering.None;
  if (supply * BASIS_POINTS > target * (BASIS_POINTS + BigInt(band)))
    return (
      `Supply is ${has}, more than ${width} above twice the demand, which is ${wants}.` +
      (nothing ? " No program of the controller takes machines, so that there is nothing to stop." : "")
    );
  if (supply * BASIS_POINTS < target * (BASIS_POINTS - BigInt(band)))
    return (
      `Supply is ${has}; twice the demand is ${wants}: ${averageText(target - supply)} are missing.` +
      (nothing
        ? " What can be done is done: there is room already, what was done last does not show in the supply yet, no more may be spent, programs are not funded, or the rate is not fresh."
        : "")
    );
  return `Supply is ${has}, within ${width} of twice the demand, which is ${wants}.`;
}

/** A plan of the controller in words. */
export const planWords = (
  plan: SteeringPlan,
  mandate: Pick<Mandate, "band">,
  definition: HardwareClass,
): PlanWords => ({ what: whatText(plan, definition), why: whyText(plan, mandate) });
