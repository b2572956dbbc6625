import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { ConfigError } from "../../config/ConfigError.ts";

const schema = z.strictObject({ accepted: z.string().max(300) });

/**
 * The choice that a person accepted, in a file beside the agent's database: `sonm choice accept` writes it while the agent
 * runs. So nobody needs to be let in to the agent: whoever can write into its folder could as well have its database.
 */
export class AcceptFile {
  readonly #file: string;

  /** @param dataDir of the agent */
  constructor(dataDir: string) {
    this.#file = join(dataDir, "accepted-choice.json");
  }

  /** The id of the accepted choice. @throws ConfigError if the file holds none */
  read(): string | undefined {
    let text: string;
    try {
      text = readFileSync(this.#file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw new ConfigError([`The file ${this.#file} can't be read: ${(error as Error).message}.`]);
    }
    try {
      return schema.parse(JSON.parse(text)).accepted;
    } catch {
      throw new ConfigError([`The file ${this.#file} is damaged. Remove it, and accept again with \`sonm choice\`.`]);
    }
  }

  /** Puts another choice in its place at once: a reader, or a crash, finds the old one or the new one. */
  write(accepted: string): void {
    const draft = `${this.#file}.new`;
    mkdirSync(join(this.#file, ".."), { recursive: true });
    const file = openSync(draft, "w", 0o600);
    try {
      writeSync(file, `${JSON.stringify(schema.parse({ accepted }))}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, this.#file);
  }

  /** What was accepted is done. */
  remove(): void {
    rmSync(this.#file, { force: true });
  }
}
