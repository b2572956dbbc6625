import type { Quantity } from "./Quantity.ts";

/** A limit given up, and how far: to what it would have to be. Units as in `Needs`. */
export type Relaxed =
  | { readonly limit: "each"; readonly benchmark: number; readonly from: bigint; readonly to: bigint }
  | { readonly limit: "total"; readonly quantity: Quantity; readonly from: bigint; readonly to: bigint }
  | {
      readonly limit: "duration" | "level" | "attestation" | "online" | "machines";
      readonly from: number;
      readonly to: number;
    }
  | { readonly limit: "network" | "bond"; readonly from: bigint; readonly to: bigint }
  | { readonly limit: "perHour" | "total-cost"; readonly from: bigint; readonly to: bigint }
  | { readonly limit: "class" | "model"; readonly from: string };

/**
 * What giving up a part of one limit would bring.
 *
 * - `price`: of all machines then, USD per second with 18 decimals
 * - `saves`: USD per second less than the best basket now; undefined where there is none now
 * - `machines`: how many then
 */
export interface NearMiss {
  readonly relaxed: Relaxed;
  readonly price: bigint;
  readonly saves: bigint | undefined;
  readonly machines: number;
}
