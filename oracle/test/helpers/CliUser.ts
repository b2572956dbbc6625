import { z } from "zod";

import { callCli } from "./callCli.ts";

/** Amounts and ids as `--json` writes them. */
export const wei = z.string().regex(/^\d+$/);
export const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
export const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** Somebody who does everything by `sonm`, with a key of their own. */
export class CliUser {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #rpcUrl: () => string;

  /** @param environment where the key stands, such as `SONM_KEY`; beside it settings */
  constructor(environment: Readonly<Record<string, string>>, rpcUrl: () => string) {
    this.#environment = environment;
    this.#rpcUrl = rpcUrl;
  }

  /** What a verb that must work says to programs. */
  async told<Told>(schema: z.ZodType<Told>, ...words: string[]): Promise<Told> {
    const { code, result, output } = await this.#run(...words, "--json");
    if (code !== 0) throw new Error(`sonm ${words.join(" ")} failed: ${output}`);
    return schema.parse(JSON.parse(result));
  }

  /** What it says to people. */
  async said(...words: string[]): Promise<string> {
    const { code, result, output } = await this.#run(...words);
    if (code !== 0) throw new Error(`sonm ${words.join(" ")} failed: ${output}`);
    return result;
  }

  /** What a verb says that must be refused. */
  async refused(...words: string[]): Promise<string> {
    const { code, errors, output } = await this.#run(...words);
    if (code === 0) throw new Error(`sonm ${words.join(" ")} worked: ${output}`);
    return errors;
  }

  #run(...words: string[]) {
    return callCli([...words, "--yes"], { SONM_RPC_URL: this.#rpcUrl(), ...this.#environment });
  }
}
