import { createHash } from "node:crypto";

import type { Random } from "../../src/modules/Random.ts";

/** Randomness that is the same in every run with the same seed. */
export function fixedRandom(seed: string): Random {
  let count = 0;
  const next = (): Buffer =>
    createHash("sha256")
      .update(`${seed} ${(count += 1)}`)
      .digest();
  return {
    bytes: (length) => new Uint8Array(Buffer.concat([next(), next()]).subarray(0, length)),
    below: (limit) => Number(next().readBigUInt64LE(0) % BigInt(limit)),
  };
}
