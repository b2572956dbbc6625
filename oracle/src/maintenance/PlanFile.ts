import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

import { ConfigError } from "../config/ConfigError.ts";
import { planSchema, type Window } from "./Window.ts";

/**
 * The machine's planned downtime, in a file beside the agent's database. A person changes it with `sonm maintenance`
 * while the agent runs, which reads it again and again: so nobody needs to be let in to the agent, whoever can write into
 * its folder could as well have its database.
 */
export class PlanFile {
  readonly #file: string;

  /** @param dataDir of the agent */
  constructor(dataDir: string) {
    this.#file = join(dataDir, "maintenance.json");
  }

  /** What is planned, ascending, with what is over. @throws ConfigError if the file holds no plan */
  read(): Window[] {
    let text: string;
    try {
      text = readFileSync(this.#file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw new ConfigError([`The plan ${this.#file} can't be read: ${(error as Error).message}.`]);
    }
    try {
      return planSchema.parse(JSON.parse(text));
    } catch {
      throw new ConfigError([
        `The plan ${this.#file} is damaged. Remove it, and plan again with \`sonm maintenance\`.`,
      ]);
    }
  }

  /** Puts another plan in its place at once: a reader, or a crash, finds the old one or the new one. */
  write(windows: readonly Window[]): void {
    const text = `${JSON.stringify(planSchema.parse(windows), null, 2)}\n`;
    const draft = `${this.#file}.new`;
    mkdirSync(join(this.#file, ".."), { recursive: true });
    const file = openSync(draft, "w", 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.#file);
  }
}
