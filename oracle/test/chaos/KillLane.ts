import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";

/** Latest instant of a kill, in the time that opening the database took last: some are killed before that. */
const LONGEST = 3;

/** Milliseconds that the first run has to open the database, however busy the machine is. */
const FIRST_MS = 30_000;

/** Seconds of the clock that may pass between two runs. */
const LONGEST_PAUSE = 30;

/** Runs after which the next epochs are signed. */
const RUNS_PER_EPOCHS = 4;

/** One program that is killed and started again, over and over, and everything that left it. */
export class KillLane {
  readonly database: string;
  readonly account: (typeof localAccounts)[LocalRole];
  /** Digests that were signed, by epoch. */
  readonly signed = new Map<string, Set<string>>();
  /** Digests that were voted for, by epoch and attempt. */
  readonly voted = new Map<string, Set<string>>();
  /** By machine: for each run, the first and the last count. */
  readonly totals = new Map<string, { readonly first: Total; last: Total }[]>();
  readonly mined = new Set<string>();
  /** What went wrong in runs that ended by themselves. */
  readonly faults: string[] = [];
  /** Runs that opened the database. */
  opened = 0;
  kills = 0;
  readonly #program: string;
  readonly #rpcUrl: string;
  readonly #random: () => number;
  #time = 1_700_000_000;
  /** Milliseconds from the start until the database was open, when it last was. */
  #opening: number | undefined;

  constructor(
    parts: { readonly program: string; readonly folder: string; readonly rpcUrl: string },
    role: LocalRole,
    random: () => number,
  ) {
    this.#program = parts.program;
    this.#rpcUrl = parts.rpcUrl;
    this.#random = random;
    this.database = join(parts.folder, `${role}.db`);
    this.account = localAccounts[role];
  }

  /** Starts the program and kills it at a random instant. */
  async run(): Promise<void> {
    const first = 5 + Math.floor(this.kills / RUNS_PER_EPOCHS) * 3;
    const time = this.#time + Math.floor(this.#random() * LONGEST_PAUSE);
    const { privateKey } = this.account;
    const args = [this.#program, this.database, this.#rpcUrl, privateKey, String(time), String(first)];
    const child = spawn(process.execPath, [...args, String(this.kills + 1)], { stdio: ["ignore", "pipe", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += String(chunk)));
    const begun = new Set<string>();
    const start = performance.now();
    const known = this.#opening;
    const kill = (): void => void child.kill("SIGKILL");
    let timer = setTimeout(kill, known === undefined ? FIRST_MS : this.#random() * LONGEST * known);
    const read = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout })
        .on("line", (line) => {
          this.#take(line.split(" "), begun);
          if (line !== "open") return;
          this.#opening = performance.now() - start;
          if (known !== undefined) return;
          clearTimeout(timer);
          timer = setTimeout(kill, this.#random() * (LONGEST - 1) * this.#opening);
        })
        .on("close", resolve);
    });
    const signal = await new Promise<string | null>((resolve) => child.once("exit", (_code, name) => resolve(name)));
    clearTimeout(timer);
    await read;
    this.kills += 1;
    if (signal !== "SIGKILL") this.faults.push(errors);
  }

  #take([what = "", ...words]: string[], begun: Set<string>): void {
    if (what === "open") this.opened += 1;
    else if (what === "signed") note(this.signed, words[0], words[1]);
    else if (what === "voted") note(this.voted, `${words[0]} ${words[1]}`, words[2]);
    else if (what === "mined") this.mined.add(words[0] ?? "");
    else if (what === "total") this.#takeTotal(words, begun);
  }

  #takeTotal([worker = "", ...numbers]: string[], begun: Set<string>): void {
    const [time = 0, online = 0, silent = 0] = numbers.map(Number);
    this.#time = Math.max(this.#time, time);
    const runs = this.totals.get(worker) ?? [];
    const total = { time, online, silent };
    const run = begun.has(worker) ? runs.at(-1) : undefined;
    if (run === undefined) runs.push({ first: total, last: total });
    else run.last = total;
    begun.add(worker);
    this.totals.set(worker, runs);
  }
}

/** A machine's seconds online and silent as of a time. */
interface Total {
  readonly time: number;
  readonly online: number;
  readonly silent: number;
}

function note(seen: Map<string, Set<string>>, key = "", value = ""): void {
  seen.set(key, (seen.get(key) ?? new Set()).add(value));
}
