import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

/** Lines that are kept to explain an unexpected end. */
const TAIL_LINES = 12;

const STOP_INTERVAL = 20;

/** A program that runs until it is told to end; its lines go to a listener. */
export class Program {
  readonly child: ChildProcess;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
  #how: string | undefined;
  readonly #tail: string[] = [];

  constructor(command: string, args: readonly string[], options: SpawnOptions, onLine: (line: string) => void) {
    this.child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        this.#tail.push(line);
        if (this.#tail.length > TAIL_LINES) this.#tail.shift();
        onLine(line);
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => resolve(error.message));
      this.child.once("exit", (code, signal) => resolve(signal === null ? `code ${code ?? 0}` : signal));
    });
    void this.ended.then((how) => (this.#how = how));
  }

  /** How it ended, undefined while it runs. */
  get how(): string | undefined {
    return this.#how;
  }

  /** The last lines that it printed. */
  get tail(): string {
    return this.#tail.join("\n");
  }

  /**
   * Asks it to end, and kills it when the time is over.
   *
   * @param within milliseconds
   */
  async stop(signal: NodeJS.Signals, within: number): Promise<void> {
    const deadline = Date.now() + within;
    this.child.kill(signal);
    while (this.#how === undefined && Date.now() < deadline) await sleep(STOP_INTERVAL);
    if (this.#how === undefined) this.child.kill("SIGKILL");
    await this.ended;
  }
}
