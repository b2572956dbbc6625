import type { Hex } from "../lib/Hex.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { agentMessageDigest, agentMessageSchema, type AgentAction, type AgentMessage } from "./AgentMessage.ts";
import { HttpProblem } from "./HttpProblem.ts";
import { parseBody } from "./parseBody.ts";

/** Milliseconds by which a message's time may differ from this machine's. */
const WINDOW_MS = 30_000;

/** Lets through what a worker's key signed for this node, now, and once. */
export class AgentGate {
  readonly #nodes: readonly Hex[];
  readonly #domain: ReportDomain;
  readonly #now: () => number;
  /** Digests of messages that are still in time, with when they cease to be. */
  readonly #seen = new Map<Hex, number>();

  /**
   * @param nodes signers of this node, in the order of their use: agents see the signer set change at another moment
   * @param now unix milliseconds
   */
  constructor(nodes: readonly Hex[], domain: ReportDomain, now: () => number = Date.now) {
    this.#nodes = nodes;
    this.#domain = domain;
    this.#now = now;
  }

  /** @throws HttpProblem if the message is malformed, for another node, out of time, forged, or was seen before */
  admit(action: AgentAction, body: unknown): AgentMessage {
    const message = parseBody(agentMessageSchema, body);
    const now = this.#now();
    if (!this.#nodes.includes(message.node)) {
      const self = this.#nodes.join(" or ");
      throw new HttpProblem(401, "node", `The message is for ${message.node}, and this node is ${self}.`);
    }
    if (Math.abs(message.timestamp - now) > WINDOW_MS) {
      const text = "The message's time differs from this node's by more than 30 s. Correct the clock.";
      throw new HttpProblem(401, "clock", text, { now });
    }
    const digest = this.#digestOf(action, message);
    if (recoverSigner(digest, message.signature) !== message.worker) {
      throw new HttpProblem(401, "signature", `The signature is not that of ${message.worker} for this message.`);
    }
    this.#forget(now);
    if (this.#seen.has(digest)) throw new HttpProblem(401, "replay", "This message was sent before.");
    this.#seen.set(digest, message.timestamp + WINDOW_MS);
    return message;
  }

  /** Nothing can be signed that has no canonical text: numbers with fractions, or a nesting beyond all measure. */
  #digestOf(action: AgentAction, message: AgentMessage): Hex {
    try {
      return agentMessageDigest(action, message, this.#domain);
    } catch {
      const text =
        "The message's body can't be signed: write whole numbers, large ones in quotes, and nest less deeply.";
      throw new HttpProblem(400, "malformed", text);
    }
  }

  /** Messages come nearly in order of time, so the first ones are the first to go. */
  #forget(now: number): void {
    for (const [digest, end] of this.#seen) {
      if (end >= now) return;
      this.#seen.delete(digest);
    }
  }
}
