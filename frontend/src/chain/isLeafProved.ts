import { type Hex, concatHex, keccak256 } from "viem";

/** A node of the tree: the hash of its children, the lower one first. */
const parentOf = (one: Hex, other: Hex): Hex =>
  keccak256(one.toLowerCase() < other.toLowerCase() ? concatHex([one, other]) : concatHex([other, one]));

/**
 * Whether a proof leads from a leaf to the root of a report.
 *
 * @param encoded values of the leaf, ABI encoded; the leaf is the hash of their hash
 */
export const isLeafProved = (encoded: Hex, proof: readonly Hex[], root: Hex): boolean =>
  proof.reduce(parentOf, keccak256(keccak256(encoded))) === root.toLowerCase();
