import { errorText } from "./errorText.ts";
import type { Log } from "./Log.ts";
import { sleep } from "./sleep.ts";

/** Failures of one loop are logged at most this often, in milliseconds, while they stay the same. */
const QUIET_MS = 30_000;

/**
 * Runs a task again and again until the signal aborts, waiting between runs. A failure is logged and the loop goes
 * on: nothing that a peer or the chain does may end it.
 *
 * @param name of the loop, for the log
 * @param waitMs milliseconds between the end of one run and the start of the next
 */
export async function repeat(
  name: string,
  waitMs: number,
  task: () => Promise<void>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<void> {
  let last = { text: "", at: 0 };
  while (!signal.aborted) {
    try {
      await task();
    } catch (error) {
      const text = errorText(error);
      const now = performance.now();
      if (!signal.aborted && (text !== last.text || now - last.at > QUIET_MS)) {
        log.warn({ loop: name, error: text }, "loop failed, will try again");
        last = { text, at: now };
      }
    }
    await sleep(waitMs, signal);
  }
}
