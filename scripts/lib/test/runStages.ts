import { availableParallelism } from "node:os";

import type { Counts } from "./counts.ts";
import { runStage } from "./runStage.ts";
import type { Stage } from "./stages.ts";

/** What a stage counted, and the seconds that it took. */
export type StageResult = { readonly stage: Stage; readonly counts: Counts; readonly seconds: number };

/** Stages that run at one time. */
const LANES = 2;

/**
 * Runs stages in their order: first those that only compute, two at a time where there are two cores, then those that
 * watch the clock, two at a time as well: most of their time they wait.
 *
 * @returns results in the order in which the stages were given
 */
export async function runStages(stages: readonly Stage[]): Promise<StageResult[]> {
  const results = new Map<Stage, StageResult>();
  for (const waits of [false, true]) {
    const next = stages.filter((stage) => stage.waits === waits);
    const lanes = Math.min(LANES, availableParallelism(), next.length);
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
