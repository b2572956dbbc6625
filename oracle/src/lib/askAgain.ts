import { sleep } from "./sleep.ts";

/** When a question is asked again. */
export interface AskTimes {
  /** Milliseconds in all. */
  readonly timeoutMs: number;
  /** Milliseconds without an answer after which it is asked once more, beside the first. */
  readonly againAfterMs: number;
  /** Whether another try may help after a failure. */
  readonly mayHelp: (error: unknown) => boolean;
}

/** Milliseconds between a failure and the next try. */
const PAUSE_MS = 50;

/**
 * Asks a question whose answer may be asked for twice, until there is an answer or the time is over: at once again after
 * a failure, and once more where nothing comes at all, since the question or the answer may be lost.
 *
 * @throws what the last try failed with
 */
export async function askAgain<T>(ask: (signal: AbortSignal) => Promise<T>, times: AskTimes): Promise<T> {
  const { timeoutMs, againAfterMs, mayHelp } = times;
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`there was no answer within ${timeoutMs} ms`);
      end.abort(error);
      reject(error);
    }, timeoutMs);
  });
  const chain = async (waitMs: number): Promise<T> => {
    await sleep(waitMs, end.signal);
    for (;;) {
      end.signal.throwIfAborted();
      try {
        return await ask(end.signal);
      } catch (error) {
        if (!mayHelp(error)) throw new NoHelpError(error);
        if (end.signal.aborted) throw error;
        await sleep(PAUSE_MS, end.signal);
      }
    }
  };
  try {
    return await Promise.race([firstOf([chain(0), chain(againAfterMs)]), late]);
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

/** A failure that ends the question, whatever the other try does. */
class NoHelpError extends Error {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super();
    this.cause = cause;
  }
}

function firstOf<T>(tries: readonly Promise<T>[]): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = tries.length;
    for (const attempt of tries) {
      attempt.then(resolve, (error: unknown) => {
        left -= 1;
        if (error instanceof NoHelpError) reject(asError(error.cause));
        else if (left === 0) reject(asError(error));
      });
    }
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
