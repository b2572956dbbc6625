import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { DeviceHolder, DeviceStore } from "../store/DeviceStore.ts";
import { dropCards } from "./agreement/dropCards.ts";
import type { ObservedMachine } from "./agreement/ObservedMachine.ts";

/** A card that this node leaves out of what it says of a machine, and whose it is until when (unix seconds). */
export interface HeldCard extends Pick<DeviceHolder, "master" | "worker"> {
  readonly commitment: Hex;
  readonly heldUntil: number;
}

/** Leaves cards out of observations that reports attest of another master's machine, until it has been without them for a while. */
export class DeviceBook {
  readonly #store: DeviceStore;
  readonly #log: Log;
  readonly #held = new Map<Hex, readonly HeldCard[]>();

  constructor(store: DeviceStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /**
   * The machine without the cards that another master holds.
   *
   * @param asOf unix seconds
   * @param cooldown seconds for which a master holds a card that is attested of its machines no more
   */
  withoutHeld(machine: ObservedMachine, asOf: number, cooldown: number): ObservedMachine {
    const held = machine.gpus.flatMap(({ commitment }): HeldCard[] => {
      const holder = this.#store.holderOf(commitment, asOf - cooldown);
      if (holder === undefined || holder.master === machine.master) return [];
      const { master, worker, lastAttested } = holder;
      return [{ commitment, master, worker, heldUntil: lastAttested + cooldown }];
    });
    this.#note(machine.worker, held);
    const commitments = new Set(held.map(({ commitment }) => commitment));
    return dropCards(machine, (commitment) => commitments.has(commitment));
  }

  /** Which cards this node left out of its last observation of a machine, and why. */
  heldCards(worker: Hex): readonly HeldCard[] {
    return this.#held.get(worker) ?? [];
  }

  #note(worker: Hex, held: readonly HeldCard[]): void {
    const before = new Set(this.heldCards(worker).map(({ commitment }) => commitment));
    for (const card of held) {
      if (!before.has(card.commitment)) this.#log.warn({ machine: worker, ...card }, "card of another master left out");
    }
    if (held.length > 0) this.#held.set(worker, held);
    else this.#held.delete(worker);
  }
}
