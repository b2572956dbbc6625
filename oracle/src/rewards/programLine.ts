import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { formatEther } from "ethers";

import { dateOf } from "../lib/dateOf.ts";
import type { ProgramNow } from "./readPrograms.ts";

/** A reward program in a sentence or two. @param now unix seconds */
export function programLine(program: ProgramNow, now: number): string {
  const { programId, definition, mode, usdPerGpuDay, start, guaranteedUntil, end, gpus, maxGpus } = program;
  const unit = definition.minGpus === 0 ? "machine" : "card";
  const what = mode === RewardMode.OnTop ? "beside what deals bring" : "less what deals bring";
  return (
    `${programId} ${definition.label}: ${formatEther(usdPerGpuDay)} USD a ${unit} and day, ${what}, from ${dateOf(start)} ` +
    `until ${dateOf(end)}, guaranteed until ${dateOf(guaranteedUntil)}. ${gpus} of at most ${maxGpus} ${unit}s are members, ` +
    `${formatEther(program.left)} of ${formatEther(program.budget)} SNM are left, ${formatEther(program.free)} of them free. ` +
    `${stateOf(program, now)}`
  );
}

function stateOf({ closed, admits, end }: ProgramNow, now: number): string {
  if (closed) return "It is closed.";
  if (end <= now) return "It is over; what was earned can be claimed until it is closed.";
  return admits ? "It admits machines." : "It admits no machines now.";
}
