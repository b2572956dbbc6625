import type { Quantity } from "./Quantity.ts";

/** At least so much of something over all machines. */
export interface TotalNeed {
  readonly quantity: Quantity;
  readonly least: bigint;
}

/** What counts how much where baskets are compared, each from 0 to 100. */
export interface Weights {
  readonly price: number;
  readonly speed: number;
  readonly reliability: number;
}

/**
 * What a task needs.
 *
 * - `machines`: how many, at least and at most
 * - `each`: what every machine must have, by benchmark id
 * - `totals`: what all of them must have together
 * - `duration`: seconds, 0 for spot
 * - `networkFlags`: bit mask of what every machine must offer
 * - `level`: least identity level of every machine's master; 0 and 1 demand nothing
 * - `maxAttestationAge`: seconds; 0 demands no attestation
 * - `classCode`: hardware class of every machine; "" for any
 * - `model`: part of the model of every graphics card, in any case; "" for any
 * - `online`: least attested share of time online, in parts per million; 0 demands nothing
 * - `bond`: SNM wei that every supplier must guarantee with
 * - `perHour`, `total`: USD with 18 decimals that all machines may cost; undefined for any
 * - `speed`: what makes the task fast
 */
export interface Needs {
  readonly machines: { readonly least: number; readonly most: number };
  readonly each: readonly bigint[];
  readonly totals: readonly TotalNeed[];
  readonly duration: number;
  readonly networkFlags: bigint;
  readonly level: number;
  readonly maxAttestationAge: number;
  readonly classCode: string;
  readonly model: string;
  readonly online: number;
  readonly bond: bigint;
  readonly perHour: bigint | undefined;
  readonly total: bigint | undefined;
  readonly speed: Quantity;
  readonly weights: Weights;
}

/** One machine for an hour, whatever it is, as cheap as can be. */
export const ANY_MACHINE: Needs = {
  machines: { least: 1, most: 1 },
  each: [],
  totals: [],
  duration: 3_600,
  networkFlags: 0n,
  level: 0,
  maxAttestationAge: 0,
  classCode: "",
  model: "",
  online: 0,
  bond: 0n,
  perHour: undefined,
  total: undefined,
  speed: 0,
  weights: { price: 100, speed: 0, reliability: 0 },
};
