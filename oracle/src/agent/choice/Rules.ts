import type { Hex } from "../../lib/Hex.ts";

/**
 * What the machine's owner allows.
 *
 * - `floor`: least price, USD per second with 18 decimals
 * - `minSeconds`, `maxSeconds`: shortest and longest deal that has a length; where the longest is 0, none has
 * - `classes`: hardware classes that bids may ask for; all where empty
 * - `networkFlags`: bit mask of what the machine offers
 * - `refused`: buyers that are not served
 * - `switchPercent`: by how much more another bid must pay than the spot deal that runs, so that it is left
 */
export interface Rules {
  readonly floor: bigint;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly classes: readonly string[];
  readonly networkFlags: bigint;
  readonly refused: readonly Hex[];
  readonly switchPercent: number;
}
