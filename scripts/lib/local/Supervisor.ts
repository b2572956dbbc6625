import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "../root.ts";
import { killGroup } from "./killGroup.ts";
import { ManagedProcess, type ProcessEvents } from "./ManagedProcess.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";
import type { TaskSpec } from "./TaskSpec.ts";

/** A program that should have made something failed, or was ended with the network. */
export class TaskFailedError extends Error {
  override readonly name = "TaskFailedError";
}

const TAIL_LINES = 20;

/** Runs the programs of one local network and leaves none of them behind, however it ends itself. */
export class Supervisor {
  readonly #logDir: string;
  readonly #events: ProcessEvents;
  readonly #processes = new Map<string, ManagedProcess>();
  readonly #tasks = new Set<number>();
  readonly #reaper: ChildProcess;
  #stopping = false;

  /** @param events what the programs report; `group` is the supervisor's own business */
  constructor(logDir: string, events: Omit<ProcessEvents, "group">) {
    mkdirSync(logDir, { recursive: true });
    this.#logDir = logDir;
    this.#reaper = spawn(process.execPath, [join(ROOT, "scripts/lib/local/reaper.ts")], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
      env: { ...process.env, NODE_OPTIONS: "--no-warnings" },
    });
    this.#reaper.stdin?.on("error", () => undefined);
    this.#events = {
      ...events,
      group: (leader, alive) => this.#reaper.stdin?.write(`${alive ? "+" : "-"}${leader}\n`),
    };
  }

  /**
   * Starts a program and waits until it serves.
   *
   * @throws ProcessStartError if it does not
   */
  async start(spec: ProcessSpec): Promise<ManagedProcess> {
    if (this.#stopping) throw new Error(`${spec.name} is not started: the network is stopping.`);
    if (this.#processes.has(spec.name)) throw new Error(`A program named ${spec.name} runs already.`);
    const managed = new ManagedProcess(spec, join(this.#logDir, `${spec.name}.log`), this.#events);
    this.#processes.set(spec.name, managed);
    await managed.start();
    return managed;
  }

  /**
   * Runs a program to its end.
   *
   * @throws TaskFailedError with its last lines if it fails
   */
  async run(task: TaskSpec): Promise<void> {
    if (this.#stopping) throw new TaskFailedError(`${task.name} is not started: the network is stopping.`);
    const logFile = join(this.#logDir, `${task.name}.log`);
    const log = openSync(logFile, "w");
    const child = spawn(task.command, [...task.args], {
      cwd: task.cwd,
      env: { ...process.env, ...task.environment },
      stdio: ["ignore", log, log],
      detached: true,
    });
    closeSync(log);
    const group = child.pid;
    if (group !== undefined) this.#track(group);
    const how = await new Promise<string | undefined>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) =>
        resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
      );
    });
    if (group !== undefined) this.#endTask(group);
    if (how === undefined) return;
    const tail = (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-TAIL_LINES);
    throw new TaskFailedError(
      [`${task.name} failed: ${how}. Its last lines (all of them in ${logFile}):`, ...tail].join("\n  "),
    );
  }

  #track(group: number): void {
    this.#tasks.add(group);
    this.#events.group(group, true);
  }

  #endTask(group: number): void {
    killGroup(group, "SIGKILL");
    this.#tasks.delete(group);
    this.#events.group(group, false);
  }

  /** The program with this name. */
  get(name: string): ManagedProcess {
    const managed = this.#processes.get(name);
    if (managed === undefined)
      throw new Error(`No program is named ${name}; there are: ${[...this.#processes.keys()].join(", ")}.`);
    return managed;
  }

  /**
   * Ends every program.
   *
   * @param last names of those that the others need to end well; they end after them
   */
  async stop(last: readonly string[] = []): Promise<void> {
    this.#stopping = true;
    this.#tasks.forEach((group) => killGroup(group, "SIGKILL"));
    const all = [...this.#processes.values()];
    await Promise.all(all.filter(({ name }) => !last.includes(name)).map((managed) => managed.stop()));
    await Promise.all(all.filter(({ name }) => last.includes(name)).map((managed) => managed.stop()));
    this.#reaper.stdin?.end();
  }
}
