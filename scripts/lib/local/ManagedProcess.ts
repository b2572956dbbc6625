import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { killGroup } from "./killGroup.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";
import { ProcessStartError } from "./ProcessStartError.ts";

/** What the keeper of programs hears of them. */
export interface ProcessEvents {
  /** A line that a person should see. */
  warned(program: string, text: string): void;
  /** It ended without having been told to. `restartIn` is in milliseconds, undefined where it stays down. */
  died(program: string, how: string, restartIn: number | undefined): void;
  restarted(program: string): void;
  /** The process group with this leader appeared or went. */
  group(leader: number, alive: boolean): void;
}

/** One run of the program. `ended` tells how it ended; `over` is true from then on. */
interface Run {
  readonly group: number | undefined;
  readonly ended: Promise<string>;
  over: boolean;
}

const TAIL_LINES = 15;
const READY_INTERVAL = 100;
const STOP_INTERVAL = 25;
const STOP_WITHIN = 3_000;
const FIRST_BACKOFF = 250;
const LONGEST_BACKOFF = 10_000;
/** Milliseconds after which a program that runs has proved itself, and the backoff starts over. */
const PROVEN = 30_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs one program in a process group of its own, keeps its log, and starts it again when it dies. */
export class ManagedProcess {
  readonly name: string;
  readonly #spec: ProcessSpec;
  readonly #logFile: string;
  readonly #log: WriteStream;
  readonly #events: ProcessEvents;
  readonly #stopping = new AbortController();
  #run: Run | undefined;
  #tail: string[] = [];
  #backoff = FIRST_BACKOFF;
  #restarts = 0;

  constructor(spec: ProcessSpec, logFile: string, events: ProcessEvents) {
    this.name = spec.name;
    this.#spec = spec;
    this.#logFile = logFile;
    this.#log = createWriteStream(logFile, { flags: "w" });
    this.#events = events;
  }

  /** Process id of the program, which leads its group; undefined while it is down. */
  get pid(): number | undefined {
    return this.#run?.over === false ? this.#run.group : undefined;
  }

  /** How often it came back after it had died. */
  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Starts the program and waits until it serves.
   *
   * @throws ProcessStartError if it ends or does not serve in time
   */
  async start(): Promise<void> {
    const run = await this.#launch();
    void this.#keep(run);
  }

  /** Sends a signal to the program and all that it started, as an accident would. */
  kill(signal: NodeJS.Signals): void {
    const leader = this.pid;
    if (leader !== undefined) killGroup(leader, signal);
  }

  /** Ends the program and all that it started: asks first, kills when the time that it gets is over. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const group = this.#run?.group;
    if (group !== undefined && this.#run?.over === false) {
      killGroup(group, this.#spec.stopSignal ?? "SIGTERM");
      const deadline = Date.now() + (this.#spec.stopWithin ?? STOP_WITHIN);
      while (Date.now() < deadline && killGroup(group, 0)) await sleep(STOP_INTERVAL);
      killGroup(group, "SIGKILL");
      await this.#run.ended;
    }
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  /** Starts a run and waits until it serves. */
  async #launch(): Promise<Run> {
    this.#tail = [];
    const run = this.#spawn();
    this.#run = run;
    let how: string | undefined;
    void run.ended.then((text) => (how = text));
    const deadline = Date.now() + this.#spec.readyWithin;
    let unready = "it was never asked";
    while (!run.over && Date.now() < deadline) {
      try {
        await this.#spec.ready();
        return run;
      } catch (error) {
        unready = messageOf(error);
      }
      await Promise.race([sleep(READY_INTERVAL), run.ended]);
    }
    if (run.group !== undefined) killGroup(run.group, "SIGKILL");
    const reason = how ?? `it did not serve within ${this.#spec.readyWithin / 1000} s (${unready})`;
    throw new ProcessStartError(this.name, reason, this.#tail, this.#logFile);
  }

  #spawn(): Run {
    const child = spawn(this.#spec.command, [...this.#spec.args], {
      cwd: this.#spec.cwd,
      env: { ...process.env, ...this.#spec.environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => this.#read(line));
    }
    const run: Run = { group: child.pid, ended: endOf(child), over: false };
    if (child.pid !== undefined) this.#events.group(child.pid, true);
    void run.ended.then(() => {
      run.over = true;
      if (run.group === undefined) return;
      // What the program itself started must not outlive it: the next run would find its ports taken.
      killGroup(run.group, "SIGKILL");
      this.#events.group(run.group, false);
    });
    return run;
  }

  /** Waits for the end of a run that served, and starts the next ones until one serves or none is wanted. */
  async #keep(first: Run): Promise<void> {
    const { signal } = this.#stopping;
    let startedAt = Date.now();
    let how = await first.ended;
    while (!signal.aborted) {
      if (this.#spec.restarts === false) {
        this.#events.died(this.name, how, undefined);
        return;
      }
      if (Date.now() - startedAt > PROVEN) this.#backoff = FIRST_BACKOFF;
      this.#events.died(this.name, how, this.#backoff);
      await sleep(this.#backoff, undefined, { signal }).catch(() => undefined);
      this.#backoff = Math.min(this.#backoff * 2, LONGEST_BACKOFF);
      if (signal.aborted) return;
      startedAt = Date.now();
      try {
        const run = await this.#launch();
        this.#restarts += 1;
        this.#events.restarted(this.name);
        how = await run.ended;
      } catch (error) {
        how = messageOf(error);
      }
    }
  }

  #read(line: string): void {
    if (!this.#log.writableEnded) this.#log.write(`${line}\n`);
    this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) this.#tail.shift();
    // What a program says while it is being ended is of no use to anybody.
    const warning = this.#stopping.signal.aborted ? undefined : this.#spec.warning?.(line);
    if (warning !== undefined) this.#events.warned(this.name, warning);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      resolve(signal === null ? `it ended with code ${code ?? 0}` : `it was ended by ${signal}`);
    });
  });
}
