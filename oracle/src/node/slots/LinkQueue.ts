import type { Hex } from "../../lib/Hex.ts";

/** Machines that want to measure their network: one at a time, in their order, since they share the node's link. */
export class LinkQueue {
  #waiting: readonly Hex[] = [];

  /** @returns whether it is this machine's turn, which it is until it leaves */
  enter(worker: Hex): boolean {
    if (!this.#waiting.includes(worker)) this.#waiting = [...this.#waiting, worker];
    return this.#waiting[0] === worker;
  }

  leave(worker: Hex): void {
    this.#waiting = this.#waiting.filter((candidate) => candidate !== worker);
  }
}
