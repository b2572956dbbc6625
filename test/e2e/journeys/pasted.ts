import { type ChildProcess, spawn } from "node:child_process";

import { expect } from "@playwright/test";

import { ROOT } from "../../../scripts/lib/root.ts";

/** A program that a person started by pasting a command into a shell. */
export interface Pasted {
  /** Waits until it has printed something; fails with all that it printed. */
  readonly says: (text: string, milliseconds: number) => Promise<void>;
  /** Ends it as Ctrl-C does, and waits until it has ended. */
  readonly end: () => Promise<void>;
}

/** Milliseconds that a program has to end politely. */
const POLITELY = 10_000;

/** Runs a command as it stands, in a shell of its own in the project's folder. */
export function paste(command: string): Pasted {
  const child: ChildProcess = spawn("bash", ["-c", command], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (output += String(data)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const signal = (name: NodeJS.Signals): void => {
    // The whole group, as a terminal does: the shell, npm, and what they started.
    const runs = child.exitCode === null && child.signalCode === null;
    if (child.pid !== undefined && runs) process.kill(-child.pid, name);
  };
  return {
    says: (text, timeout) => expect.poll(() => output, { timeout }).toContain(text),
    end: async () => {
      signal("SIGINT");
      const timer = setTimeout(() => signal("SIGKILL"), POLITELY);
      await ended;
      clearTimeout(timer);
    },
  };
}
