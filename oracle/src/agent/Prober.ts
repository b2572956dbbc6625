import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { Mutex } from "../lib/Mutex.ts";
import { sleep } from "../lib/sleep.ts";
import { instructionSchema } from "../http/agentApi.ts";
import { StepRefusedError, type Performers } from "../modules/Performer.ts";
import type { Receipt } from "../uptimes/Receipt.ts";
import type { AgentInstruction, NodeClient } from "./NodeClient.ts";

/** What a prober works with. */
export interface ProberParts {
  /** The nodes of the signer set that can be reached now. */
  readonly nodes: () => readonly NodeClient[];
  readonly performers: Performers;
  /** Whether the machine is free to be measured. */
  readonly ready: () => boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Told of each round of challenges that was gone through. */
  readonly onRound: () => void;
  /** Told of each receipt that a node gives. */
  readonly onReceipt?: (node: Hex, receipt: Receipt) => void;
}

/** Milliseconds between looks at who the nodes are, and before a node that failed is asked again. */
const PAUSE_MS = 1_000;

/**
 * Reports to every node, and does what they ask, for one node at a time: two measurements at once would each see half
 * of the machine.
 */
export class Prober {
  readonly #parts: ProberParts;
  readonly #mutex = new Mutex();
  readonly #running = new Map<Hex, Promise<void>>();
  readonly #reached = new Set<Hex>();

  constructor(parts: ProberParts) {
    this.#parts = parts;
  }

  /** Nodes that answered the last time. */
  get reached(): number {
    return this.#reached.size;
  }

  /** Speaks with all nodes until the signal aborts. */
  async run(): Promise<void> {
    const { nodes, signal } = this.#parts;
    while (!signal.aborted) {
      for (const { signer } of nodes()) {
        if (!this.#running.has(signer)) this.#running.set(signer, this.#attend(signer));
      }
      await sleep(PAUSE_MS, signal);
    }
    await Promise.all(this.#running.values());
  }

  /** Speaks with one node as long as it is in the set. */
  async #attend(signer: Hex): Promise<void> {
    const { nodes, signal, log } = this.#parts;
    let quiet = false;
    for (;;) {
      const node = nodes().find((candidate) => candidate.signer === signer);
      if (node === undefined || signal.aborted) break;
      try {
        const pause = await this.#turn(node);
        this.#reached.add(signer);
        quiet = false;
        await sleep(pause, signal);
      } catch (error) {
        this.#reached.delete(signer);
        if (!signal.aborted && !quiet) log.info({ node: signer, error: errorText(error) }, "node not reached");
        quiet = true;
        await sleep(PAUSE_MS, signal);
      }
    }
    this.#reached.delete(signer);
    this.#running.delete(signer);
  }

  /**
   * Goes through a round once the machine is free. While another node measures it, it reports all the same: who hears
   * nothing takes it for offline.
   *
   * @returns milliseconds until the node wants to hear again
   */
  async #turn(node: NodeClient): Promise<number> {
    const { signal } = this.#parts;
    const begun = new AbortController();
    const turn = this.#mutex.run(() => {
      begun.abort();
      return this.#round(node);
    });
    const waiting = AbortSignal.any([begun.signal, signal]);
    let pause = PAUSE_MS;
    for (;;) {
      await sleep(pause, waiting);
      if (waiting.aborted) return turn;
      pause = await this.#poll(node, false).then(
        ({ nextPollMs }) => nextPollMs,
        () => PAUSE_MS,
      );
    }
  }

  /** @returns milliseconds until the node wants to hear again */
  async #round(node: NodeClient): Promise<number> {
    const { ready, signal, onRound, log } = this.#parts;
    let instruction = await this.#poll(node, ready());
    let steps = 0;
    while (instruction.step !== null && !signal.aborted) {
      instruction = await this.#perform(node, instruction.step);
      steps += 1;
    }
    if (steps > 0) {
      onRound();
      log.info({ node: node.signer, steps }, "measured by a node");
    }
    return instruction.nextPollMs;
  }

  async #poll(node: NodeClient, ready: boolean): Promise<AgentInstruction> {
    const { signal, onReceipt } = this.#parts;
    const instruction = await node.poll(ready, signal);
    if (instruction.receipt !== undefined) onReceipt?.(node.signer, instruction.receipt);
    return instruction;
  }

  async #perform(node: NodeClient, step: NonNullable<AgentInstruction["step"]>): Promise<AgentInstruction> {
    const { performers, signal, log } = this.#parts;
    let answer: unknown;
    try {
      answer = await performers[step.kind](step.params, node.transferUrl(step.id));
      // The node saw the upload come in: it has answered for us, with the next step.
      if (step.kind === "network.upload") return instructionSchema.parse(answer);
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn({ node: node.signer, step: step.kind, error: errorText(error) }, "step not done");
      answer = { refused: error instanceof StepRefusedError ? error.message : "the step failed on this machine" };
    }
    return node.answer(step.id, answer, signal);
  }
}
