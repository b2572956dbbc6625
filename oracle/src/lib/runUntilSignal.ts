/** Milliseconds that a program has to end by itself. */
const END_MS = 3_000;

/** Keeps a program running until SIGINT or SIGTERM, then ends it in order, and the process in any case. */
export async function runUntilSignal(program: { stop(): Promise<void> }): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  setTimeout(() => process.exit(1), END_MS).unref();
  await program.stop();
}
