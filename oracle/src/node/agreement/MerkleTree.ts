import type { Hex } from "../../lib/Hex.ts";
import { hexOf } from "../../lib/hexOf.ts";
import { keccak } from "../../lib/keccak.ts";

/** Bytes of a hash. */
const HASH = 32;

/** Leading bytes by which leaves are sorted as numbers; the rest decides where they are equal. */
const KEY = 6;

/**
 * OpenZeppelin's `SimpleMerkleTree` over one buffer: the same root and the same proofs, held against it by a test. The
 * library keeps and checks every node as a text, and takes a minute for what this does in a second.
 *
 * Node 0 is the root, and the children of node i are 2i + 1 and 2i + 2. Leaves are sorted, the smallest one last; the
 * smaller of two hashes goes first into their parent's.
 */
export class MerkleTree {
  readonly #nodes: Buffer;
  /** Where each leaf is among the nodes, by its place in the list that the tree was made of. */
  readonly #places: Uint32Array;

  /** @param leaves of 32 bytes each, at least one */
  constructor(leaves: readonly Uint8Array[]) {
    const count = leaves.length;
    if (count === 0) throw new RangeError("A tree has at least one leaf.");
    this.#nodes = Buffer.alloc((2 * count - 1) * HASH);
    this.#places = new Uint32Array(count);
    ascending(leaves).forEach((index, order) => {
      const place = 2 * count - 2 - order;
      this.#places[index] = place;
      this.#nodes.set(leaves[index] ?? [], place * HASH);
    });
    const pair = Buffer.alloc(2 * HASH);
    for (let node = count - 2; node >= 0; node -= 1) this.#nodes.set(this.#hashChildren(node, pair), node * HASH);
  }

  get root(): Hex {
    return hexOf(this.#node(0));
  }

  /** The proof of a leaf by its place in the list that the tree was made of. */
  proofOf(index: number): Hex[] {
    const proof: Hex[] = [];
    let node = this.#places[index];
    if (node === undefined) throw new RangeError(`The tree has ${this.#places.length} leaves, and no number ${index}.`);
    while (node > 0) {
      proof.push(hexOf(this.#node(node % 2 === 0 ? node - 1 : node + 1)));
      node = Math.floor((node - 1) / 2);
    }
    return proof;
  }

  #node(index: number): Buffer {
    return this.#nodes.subarray(index * HASH, (index + 1) * HASH);
  }

  #hashChildren(node: number, pair: Buffer): Uint8Array {
    const nodes = this.#nodes;
    const [first, second, end] = [(2 * node + 1) * HASH, (2 * node + 2) * HASH, (2 * node + 3) * HASH];
    const ordered = nodes.compare(nodes, second, end, first, second) <= 0;
    nodes.copy(pair, ordered ? 0 : HASH, first, second);
    nodes.copy(pair, ordered ? HASH : 0, second, end);
    return keccak(pair);
  }
}

/** The places of leaves in ascending order of the leaves; equal ones stay as they are. */
function ascending(leaves: readonly Uint8Array[]): Uint32Array {
  const keys = Float64Array.from(leaves, (leaf) => Buffer.from(leaf.buffer, leaf.byteOffset).readUIntBE(0, KEY));
  return Uint32Array.from(leaves.keys()).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || Buffer.compare(leaves[a] ?? keyless, leaves[b] ?? keyless) || a - b,
  );
}

const keyless = new Uint8Array();
