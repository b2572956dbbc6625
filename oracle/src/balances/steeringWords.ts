import { Steering } from "@sonm/protocol/generated/enums.ts";
import { formatEther } from "ethers";

import { dateOf } from "../lib/dateOf.ts";
import type { SteeringNow } from "./readSteering.ts";

/**
 * What the controller would do with a class, and why, in a sentence or two.
 *
 * @param unit what is counted in the class, such as card
 * @param now unix seconds
 */
export function steeringWords({ earliest, plan }: SteeringNow, unit: string, now: number): string {
  if ("obstacle" in plan) return `The controller can't act. ${plan.obstacle}`;
  const wait = earliest > now ? ` It acts again from ${dateOf(earliest)} on.` : "";
  return `The controller would ${deedOf(plan, unit)}.${wait}`;
}

function deedOf(
  { steering, programId, gpus, budget }: Exclude<SteeringNow["plan"], { readonly obstacle: string }>,
  unit: string,
): string {
  const more = `${gpus} ${unit}s with ${formatEther(budget)} SNM`;
  switch (steering) {
    case Steering.None:
      return "do nothing: supply is within the band around twice the demand, or what could be done is done, does not show in the supply yet, or can't be paid";
    case Steering.Opened:
      return `open a program for ${more}, since supply is short`;
    case Steering.Enlarged:
      return `enlarge program ${programId} by ${more}, since supply is short`;
    case Steering.Resumed:
      return `let program ${programId} admit machines again, since supply is short`;
    case Steering.Suspended:
      return `let program ${programId} admit no more machines, since supply is above the band`;
  }
}
