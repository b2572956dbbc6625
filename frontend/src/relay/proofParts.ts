import { type Hex, isHex, size } from "viem";

/** Levels of a tree that nobody's report reaches. */
const MOST_LEVELS = 64;

/** Bytes of a hash. */
const HASH_SIZE = 32;

/** Whether a node's answer has a number, a time or a count here. */
export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** Whether a node's answer has hashes here that may lead from a leaf to a root. */
export const isProof = (value: unknown): value is readonly Hex[] =>
  Array.isArray(value) && value.length <= MOST_LEVELS && value.every((hash) => isHex(hash) && size(hash) === HASH_SIZE);
