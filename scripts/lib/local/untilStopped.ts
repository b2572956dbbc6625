/** A wish to stop, as it reaches a program from outside. */
export interface Stopping {
  /** Aborts with the first wish. */
  readonly signal: AbortSignal;
  /** Resolves with the first wish. */
  readonly requested: Promise<undefined>;
}

/** One Ctrl-C may arrive twice: from the terminal, and handed on by the program above. Milliseconds. */
const SAME_WISH = 700;
const PARENT_INTERVAL = 500;

/**
 * Listens for Ctrl-C, for signals that end programs, for the end of the program above, and for a terminal that is gone.
 * A second Ctrl-C ends this program on the spot.
 */
export function untilStopped(): Stopping {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const stopping: Stopping = {
    signal: controller.signal,
    requested: new Promise((resolve) => controller.signal.addEventListener("abort", () => resolve(undefined))),
  };
  const stop = (): void => {
    firstAt ??= Date.now();
    controller.abort();
  };
  const interrupt = (): void => {
    if (firstAt === undefined || Date.now() - firstAt < SAME_WISH) {
      stop();
      return;
    }
    // What was started is killed by the reaper, which notices that this program is gone.
    process.exit(130);
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  process.on("SIGHUP", stop);
  // Nobody reads what is printed any more.
  process.stdout.on("error", stop);
  process.stderr.on("error", stop);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_INTERVAL).unref();
  return stopping;
}
