import { availableParallelism } from "node:os";

import type { Counts } from "./counts.ts";
import { runStage } from "./runStage.ts";
import { LANES, type Phase, type Stage } from "./stages.ts";

/** What a stage counted, and the seconds that it took. */
export type StageResult = { readonly stage: Stage; readonly counts: Counts; readonly seconds: number };

/**
 * Runs stages in their order, phase by phase, as many at a time as the phase allows and as there are cores.
 *
 * @returns results in the order in which the stages were given
 */
export async function runStages(stages: readonly Stage[]): Promise<StageResult[]> {
  const results = new Map<Stage, StageResult>();
  for (const phase of Object.keys(LANES) as Phase[]) {
    const waiting = stages.filter((stage) => stage.phase === phase);
    const lanes = Math.min(LANES[phase], availableParallelism(), waiting.length);
    const runNext = async (): Promise<void> => {
      for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
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
