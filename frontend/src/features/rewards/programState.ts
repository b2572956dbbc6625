import { formatDateTime } from "../../lib/time.ts";
import type { Tone } from "../../ui/Badge.tsx";
import type { Program } from "./programFacts.ts";

/**
 * Where a program stands by time.
 *
 * - `planned`: nothing is earned yet
 * - `guaranteed`: what members earn is reserved for them
 * - `running`: they are paid as long as the budget lasts
 * - `ended`: nothing is earned any more, what was earned can be claimed
 * - `closed`: nothing can be claimed any more
 */
export type ProgramStage = "planned" | "guaranteed" | "running" | "ended" | "closed";

/** @param now unix seconds */
export function programStage(
  { start, guaranteedUntil, end, closed }: Pick<Program, "start" | "guaranteedUntil" | "end" | "closed">,
  now: number,
): ProgramStage {
  if (closed) return "closed";
  if (now >= end) return "ended";
  if (now < start) return "planned";
  return now < guaranteedUntil ? "guaranteed" : "running";
}

/** A stage as people read it. */
export const STAGE_WORDS: Readonly<Record<ProgramStage, { readonly text: string; readonly tone: Tone }>> = {
  planned: { text: "not started", tone: "neutral" },
  guaranteed: { text: "guaranteed", tone: "good" },
  running: { text: "after the guarantee", tone: "accent" },
  ended: { text: "ended", tone: "neutral" },
  closed: { text: "closed", tone: "neutral" },
};

/** Whether a program takes machines, and why not. */
export function admissionText(program: Program, now: number): { readonly open: boolean; readonly text: string } {
  const stage = programStage(program, now);
  if (stage === "ended" || stage === "closed") return { open: false, text: "It is over." };
  if (stage === "planned")
    return {
      open: false,
      text: `Machines that qualify are admitted by themselves from ${formatDateTime(program.start)}.`,
    };
  if (!program.admits) return { open: false, text: "Admission is suspended. Members keep what they were promised." };
  if (program.units >= program.maxUnits) return { open: false, text: "It is full." };
  if (program.left <= program.reserved) return { open: false, text: "All of its budget is reserved." };
  return { open: true, text: "Machines that qualify are admitted by themselves." };
}
