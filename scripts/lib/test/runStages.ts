import { availableParallelism } from "node:os";

import type { Counts } from "./counts.ts";
import { runStage } from "./runStage.ts";
import { PACES, type Pace, type Stage } from "./stages.ts";

/** What a stage counted, and the seconds that it took. */
export type StageResult = { readonly stage: Stage; readonly counts: Counts; readonly seconds: number };

/** Stages of a pace that run at one time, where there are as many cores. */
const LANES: Readonly<Record<Pace, number>> = { computes: 2, waits: 2, alone: 1 };

/**
 * Runs stages pace by pace, and of one pace in their order.
 *
 * @returns results in the order in which the stages were given
 */
export async function runStages(stages: readonly Stage[]): Promise<StageResult[]> {
  const results = new Map<Stage, StageResult>();
  for (const pace of PACES) {
    const next = stages.filter((stage) => stage.pace === pace);
    const lanes = Math.min(LANES[pace], availableParallelism(), next.length);
    const runNext = async (): Promise<void> => {
      for (let stage = next.shift(); stage !== undefined; stage = next.shift()) {
        results.set(stage, await timed(stage, lanes > 1));
      }
    };
    await Promise.all(Array.from({ length: lanes }, runNext));
  }
  return stages.flatMap((stage) => results.get(stage) ?? []);
}

/** @param held whether to print what the stage says once it is over, since another one runs beside it */
async function timed(stage: Stage, held: boolean): Promise<StageResult> {
  const started = performance.now();
  if (held) console.log(`\n━━ ${stage.name} begins; what it says follows when it is over`);
  const counts = await runStage(stage, held);
  return { stage, counts, seconds: Math.round((performance.now() - started) / 1000) };
}
