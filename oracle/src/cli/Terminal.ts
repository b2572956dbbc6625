import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { styleText } from "node:util";

import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import { jsonText } from "./jsonText.ts";

/** Where a command reads and writes. A stream that is a terminal has `isTTY`. */
export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable & { readonly isTTY?: boolean };
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 90;

/** Empties the line that the cursor is on. */
const CLEAR = "\r\u001b[2K";

/**
 * How a command talks while it runs: what it found goes to standard output, what it is doing and what it asks to standard error, so
 * that a pipe gets the first alone.
 */
export class Terminal {
  readonly json: boolean;
  readonly #streams: Streams;
  readonly #yes: boolean;

  constructor(streams: Streams, options: { readonly json: boolean; readonly yes: boolean }) {
    this.#streams = streams;
    this.json = options.json;
    this.#yes = options.yes;
  }

  /** Prints one result of several, as soon as it is there. */
  print(lines: readonly string[], data: unknown): void {
    if (this.json) this.#streams.output.write(`${jsonText(data)}\n`);
    else if (lines.length > 0) this.#streams.output.write(`${lines.join("\n")}\n`);
  }

  /** Tells people what else there is to know; programs, which asked for JSON, get none of it. */
  note(...lines: readonly string[]): void {
    if (!this.json) this.#streams.errors.write(`${lines.join("\n")}\n`);
  }

  /**
   * Says what goes on while it does: a line that moves on a terminal, a plain line elsewhere.
   *
   * @param text without an end
   * @param task is given how to tell how far it is, from 0 to 1
   */
  async during<Result>(text: string, task: (tell: (part: number) => void) => Promise<Result>): Promise<Result> {
    const { errors } = this.#streams;
    if (this.json) return task(() => undefined);
    if (errors.isTTY !== true) {
      errors.write(`${text}...\n`);
      return task(() => undefined);
    }
    let frame = 0;
    let done = "";
    const draw = (): void => {
      errors.write(
        `${CLEAR}${styleText("cyan", FRAMES[frame % FRAMES.length] ?? "", { stream: errors })} ${text}${done}`,
      );
      frame += 1;
    };
    draw();
    const timer = setInterval(draw, FRAME_MS);
    try {
      const result = await task((part) => (done = `, ${Math.floor(part * 100)}%`));
      errors.write(`${CLEAR}${styleText("green", "✔", { stream: errors })} ${text}\n`);
      return result;
    } catch (error) {
      errors.write(`${CLEAR}${styleText("red", "✖", { stream: errors })} ${text}\n`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  /**
   * Says what will be sent, and asks for consent unless --yes gave it.
   *
   * @throws UsageError where there is none, or nobody can be asked
   */
  async consent(lines: readonly string[]): Promise<void> {
    this.note(...lines);
    if (this.#yes) return;
    const { input, errors } = this.#streams;
    if (this.json || input.isTTY !== true || errors.isTTY !== true) {
      throw new UsageError(["Nothing was sent: there is nobody to ask here. Give --yes to send it."]);
    }
    const reader = createInterface({ input, output: errors });
    try {
      const answer = await reader.question("Send it? [y/N] ");
      if (/^y(es)?$/i.test(answer.trim())) return;
    } finally {
      reader.close();
    }
    throw new ConfigError(["Nothing was sent: you did not agree."]);
  }
}
