import { checkClass, type ClassedMachine } from "@sonm/protocol/classCheck.ts";
import { programRequirements } from "@sonm/protocol/programRequirements.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";
import { formatEther } from "ethers";

import { dateOf } from "../lib/dateOf.ts";
import type { ProgramNow } from "./readPrograms.ts";

/**
 * Whether a machine would earn in a program: each requirement with what the machine has, and what a day would bring.
 *
 * @param rate SNM wei per USD
 */
export function checkLines(program: ProgramNow, machine: ClassedMachine, rate: bigint): string[] {
  const { programId, definition, usdPerGpuDay, guaranteedUntil } = program;
  const rows = programRequirements(program, machine);
  const units = rewardUnits(program, machine);
  const usd = usdPerGpuDay * BigInt(units);
  const unit = definition.minGpus === 0 ? "the machine" : `${units} ${units === 1 ? "card" : "cards"}`;
  return [
    `${programId} ${definition.label}: ${units === 0 ? "no" : "yes"}.`,
    ...rows.map(({ demand, found, passes }) => `  ${passes ? "pass" : "FAIL"}  ${demand}: ${found}`),
    units === 0
      ? `  It would earn nothing${wouldCount(definition, machine)}.`
      : `  It would earn ${formatEther(usd)} USD, now ${formatEther((usd * rate) / 10n ** 18n)} SNM, a day for ${unit}, while it ` +
        `is online, attested and up to date; reserved until ${dateOf(guaranteedUntil)}.`,
  ];
}

function wouldCount(definition: ProgramNow["definition"], machine: ClassedMachine): string {
  const { qualifyingGpus } = checkClass(definition, machine);
  if (qualifyingGpus === 0) return "";
  return `; ${qualifyingGpus} of its cards would count if the rest passed`;
}
