/**
 * Ends the local network's programs when the supervisor is gone without having ended them (killed hard, crashed).
 *
 * The supervisor holds the other end of standard input and writes `+<group>` and `-<group>` lines; when it dies the
 * pipe closes, whatever the reason, and every group still listed is killed. Runs by itself, so it imports nothing
 * that needs a loader.
 */
import { createInterface } from "node:readline";

const groups = new Set<number>();

// A terminal's Ctrl-C is for the supervisor; this process ends with the pipe.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const group = Number(line.slice(1));
    if (!Number.isSafeInteger(group) || group <= 1) return;
    if (line.startsWith("+")) groups.add(group);
    else groups.delete(group);
  })
  .on("close", () => {
    for (const group of groups) {
      try {
        process.kill(-group, "SIGKILL");
      } catch {
        // The group ended by itself.
      }
    }
    process.exit(0);
  });
