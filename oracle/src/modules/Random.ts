import { randomBytes, randomInt } from "node:crypto";

/** Where challenges get their secrets from. An argument, so that tests can repeat a challenge. */
export interface Random {
  bytes(count: number): Uint8Array;
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number;
}

/** Randomness that nobody can foresee. */
export const secureRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  below: (limit) => randomInt(limit),
};
