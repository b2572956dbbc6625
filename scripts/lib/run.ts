import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

import { ROOT } from "./root.ts";

export type RunOptions = {
  /** Folder to run in, relative to the repository. */
  cwd?: string;
  env?: Record<string, string>;
  /** Milliseconds after which the command and all it started are ended. */
  timeout?: number;
  /** Keep what it prints to ourselves. */
  quiet?: boolean;
};

export type RunResult = {
  /** Null when a signal ended it. */
  code: number | null;
  /** What it printed, without colours. */
  output: string;
  timedOut: boolean;
};

/** Time that processes get between SIGTERM and SIGKILL. */
const GRACE = 5_000;

/** Process groups that run now; they end with this process. */
const groups = new Set<number>();

function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false; // nothing of the group is left
  }
}

/** Ends whatever a command left running. */
async function endGroup(group: number): Promise<void> {
  const deadline = Date.now() + GRACE;
  let alive = signalGroup(group, "SIGTERM");
  while (alive && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    alive = signalGroup(group, 0);
  }
  if (alive) signalGroup(group, "SIGKILL");
  groups.delete(group);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void Promise.all([...groups].map(endGroup)).then(() => process.kill(process.pid, signal));
  });
}

/**
 * Runs a command in a process group of its own, prints and keeps its output, and leaves no process of it behind.
 * Programs of node_modules are found by name.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = spawn(command, args, {
    cwd: `${ROOT}/${options.cwd ?? ""}`,
    env: { ...process.env, ...options.env, PATH: `${ROOT}/node_modules/.bin:${process.env["PATH"]}` },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const take = (target: NodeJS.WriteStream) => (chunk: string) => {
    output += chunk;
    if (options.quiet !== true) target.write(chunk);
  };
  child.stdout.setEncoding("utf8").on("data", take(process.stdout));
  child.stderr.setEncoding("utf8").on("data", take(process.stderr));

  const group = child.pid;
  if (group !== undefined) groups.add(group);
  let timedOut = false;
  const timer = setTimeout(
    () => {
      timedOut = true;
      if (group !== undefined) void endGroup(group);
    },
    options.timeout ?? 2 ** 31 - 1,
  );
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (exitCode) => {
        // A process that outlives its parent would hold the pipe open.
        if (group !== undefined) void endGroup(group);
        child.on("close", () => resolve(exitCode));
      });
    });
    return { code, output: stripVTControlCharacters(output), timedOut };
  } finally {
    clearTimeout(timer);
  }
}
