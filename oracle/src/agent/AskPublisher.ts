import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { errorText } from "../lib/errorText.ts";
import type { RelayClient } from "../orders/RelayClient.ts";
import type { Ask } from "./Ask.ts";

/** What hands a machine's ask to the nodes. */
export interface AskPublisherParts {
  /** The ask that stands now, if it may be relayed. */
  readonly ask: () => Ask | undefined;
  readonly relays: () => readonly Pick<RelayClient, "post">[];
  readonly log: Log;
}

/** Has every node relay the ask that stands. Nodes forget and are replaced, so they are told again and again. */
export class AskPublisher {
  readonly #parts: AskPublisherParts;
  #relayedBy = 0;
  #said = "";

  constructor(parts: AskPublisherParts) {
    this.#parts = parts;
  }

  /** Nodes that had the ask the last time. */
  get relayedBy(): number {
    return this.#relayedBy;
  }

  async tick(): Promise<void> {
    const { ask: current, relays } = this.#parts;
    const ask = current();
    if (ask === undefined) {
      this.#relayedBy = 0;
      return;
    }
    const answers = await Promise.allSettled(relays().map((relay) => relay.post(ask)));
    this.#relayedBy = answers.filter(({ status }) => status === "fulfilled").length;
    const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [errorText(answer.reason)] : []));
    this.#say(ask.id, this.#relayedBy, refusals[0]);
  }

  /** Once for each ask, and for each change. */
  #say(ask: Hex, relayedBy: number, error: string | undefined): void {
    const said = `${ask} ${relayedBy}`;
    if (said === this.#said) return;
    this.#said = said;
    if (relayedBy > 0) this.#parts.log.info({ ask, relays: relayedBy, error }, "ask relayed");
    else this.#parts.log.warn({ ask, error: error ?? "no node can be reached" }, "ask not relayed");
  }
}
