import { run } from "../run.ts";
import type { Counts } from "./counts.ts";
import type { Stage } from "./stages.ts";

/**
 * Runs one stage and counts its tests. A stage that crashes, hangs or runs no test counts as one failure more.
 *
 * @param held whether to print what it says once it is over
 */
export async function runStage(stage: Stage, held: boolean): Promise<Counts> {
  const title = `\n━━ ${stage.name}: ${stage.what}\n`;
  if (!held) console.log(title);
  try {
    await stage.prepare?.();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  const { code, output, timedOut } = await run(stage.command, stage.args(), {
    ...(stage.cwd === undefined ? {} : { cwd: stage.cwd }),
    timeout: stage.minutes * 60_000,
    quiet: held,
  });
  if (held) console.log(`${title}\n${output}`);
  const counts = stage.counts(output);
  const problem = timedOut
    ? `did not end within ${stage.minutes} minutes`
    : code !== 0 && counts.failed === 0
      ? `ended with ${code === null ? "a signal" : `code ${code}`} though no test failed`
      : counts.passed + counts.failed === 0
        ? "ran no test"
        : undefined;
  if (problem === undefined) return counts;
  console.error(`The stage ${stage.name} ${problem}.`);
  return { ...counts, failed: counts.failed + 1 };
}
