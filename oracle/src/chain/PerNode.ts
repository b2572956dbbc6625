import type { Hex } from "../lib/Hex.ts";
import type { NodeAddress } from "./NodeDirectory.ts";

/** One thing for each node that can be reached, the same as long as the node's address is. */
export class PerNode<T> {
  readonly #nodes: () => readonly NodeAddress[];
  readonly #make: (node: NodeAddress) => T;
  readonly #things = new Map<Hex, { readonly url: string; readonly thing: T }>();

  constructor(nodes: () => readonly NodeAddress[], make: (node: NodeAddress) => T) {
    this.#nodes = nodes;
    this.#make = make;
  }

  /** Those of the nodes that can be reached now. */
  current(): T[] {
    return this.#nodes().map((node) => {
      const known = this.#things.get(node.signer);
      if (known?.url === node.url) return known.thing;
      const thing = this.#make(node);
      this.#things.set(node.signer, { url: node.url, thing });
      return thing;
    });
  }
}
