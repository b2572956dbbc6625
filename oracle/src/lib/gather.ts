import { sleep } from "./sleep.ts";

/**
 * Waits for several answers: until all are there or failed, or, once those that came are enough, for a while longer.
 *
 * @param tasks each of which ends by itself
 * @param isEnough whether the answers so far would do
 * @param graceMs milliseconds to wait for the others once they would
 * @param onFailure told which task failed, and why
 * @returns the answers that came, by the index of their task
 */
export async function gather<T>(
  tasks: readonly Promise<T>[],
  isEnough: (answers: ReadonlyMap<number, T>) => boolean,
  graceMs: number,
  onFailure: (index: number, error: unknown) => void,
): Promise<ReadonlyMap<number, T>> {
  const answers = new Map<number, T>();
  const stop = new AbortController();
  let enough: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (enough = resolve));
  const check = (): void => {
    if (isEnough(answers)) enough();
  };
  const all = Promise.all(
    tasks.map((task, index) =>
      task.then(
        (answer) => {
          if (stop.signal.aborted) return;
          answers.set(index, answer);
          check();
        },
        (error: unknown) => onFailure(index, error),
      ),
    ),
  );
  check();
  await Promise.race([all, reached.then(() => sleep(graceMs, stop.signal))]);
  stop.abort();
  return answers;
}
