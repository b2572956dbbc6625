import type { Opening } from "./Opening.ts";

/**
 * A bid that can be served.
 *
 * - `seconds`: that it is expected to last
 * - `value`: USD, 18 decimals, that it earns beyond idling
 * - `rate`: the same for a second
 * - `surplus`: the same beyond what the machine's time is worth
 */
export interface Candidate {
  readonly opening: Opening;
  readonly seconds: number;
  readonly value: bigint;
  readonly rate: bigint;
  readonly surplus: bigint;
}
