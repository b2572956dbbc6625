import { leftOutWords } from "@sonm/protocol/leftOutWords.ts";

import type { NodeAddress } from "../chain/NodeDirectory.ts";
import { dateOf } from "../lib/dateOf.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { fetchMachine } from "../machines/fetchMachine.ts";

/** What the watch works with. */
export interface LeftOutWatchParts {
  readonly worker: Hex;
  readonly nodes: () => readonly NodeAddress[];
  readonly timeoutMs: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What one node says that its newest report left out of the machine: why, and what the node does about it. */
export interface LeftOutBy {
  readonly node: Hex;
  readonly sequence: number;
  readonly epoch: number;
  readonly why: readonly string[];
  readonly next: string;
}

/** Knows of what was measured of this machine and not agreed on, and says it once in the log: it can't be sold by that. */
export class LeftOutWatch {
  readonly #parts: LeftOutWatchParts;
  #view: readonly LeftOutBy[] = [];

  constructor(parts: LeftOutWatchParts) {
    this.#parts = parts;
  }

  /** What the nodes said when they were asked last; those that do not answer say nothing. */
  get view(): readonly LeftOutBy[] {
    return this.#view;
  }

  /** Asks all nodes. */
  async tick(): Promise<void> {
    const { nodes, log, signal } = this.#parts;
    const said = await Promise.all(nodes().map((node) => this.#ask(node)));
    if (signal.aborted) return;
    const known = new Set(this.#view.flatMap(({ why }) => why));
    this.#view = said.flatMap((one) => one ?? []);
    for (const { node, epoch, why, next } of this.#view) {
      const news = why.filter((sentence) => !known.has(sentence));
      if (news.length > 0) log.warn({ node, epoch, why: news, next }, "measured, and not agreed on");
      for (const sentence of news) known.add(sentence);
    }
  }

  async #ask({ signer, url }: NodeAddress): Promise<LeftOutBy | undefined> {
    const { worker, timeoutMs, log, signal } = this.#parts;
    try {
      const { leftOut } = await fetchMachine(url, worker, timeoutMs, signal);
      if (leftOut === null) return undefined;
      const { sequence, epoch } = leftOut;
      return { node: signer, sequence, epoch, ...leftOutWords(leftOut, dateOf) };
    } catch (error) {
      log.debug({ node: signer, error: errorText(error) }, "a node does not tell what was left out");
      return undefined;
    }
  }
}
