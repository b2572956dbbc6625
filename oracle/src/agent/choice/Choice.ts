import type { Hex } from "../../lib/Hex.ts";

/**
 * What a machine can do with its time.
 *
 * - `hold`: go on with the deal that runs
 * - `fill`: open a deal with a bid
 * - `switch`: leave the spot deal that runs, and open a deal with a bid
 * - `ask`: stand on the market with an ask, and wait
 * - `idle`: offer nothing
 */
export type ChoiceKind = "hold" | "fill" | "switch" | "ask" | "idle";

/** Something that was not chosen. `value`: see `Choice`. */
export interface Alternative {
  readonly kind: ChoiceKind;
  readonly bid?: Hex;
  readonly value: bigint;
  readonly whyNot: string;
}

/**
 * What was chosen, and why.
 *
 * - `id`: the same for the same choice, so that a person can accept it
 * - `at`: unix seconds
 * - `bid`: that is filled
 * - `price`: of the ask, or of the bid, USD per second with 18 decimals
 * - `value`: what it is expected to earn beyond idling, USD with 18 decimals
 * - `timeWorth`: what a second of the machine's time was reckoned to be worth, USD with 18 decimals
 */
export interface Choice {
  readonly id: string;
  readonly at: number;
  readonly kind: ChoiceKind;
  readonly bid?: Hex;
  readonly price?: bigint;
  readonly value: bigint;
  readonly timeWorth: bigint;
  readonly reasons: readonly string[];
  readonly alternatives: readonly Alternative[];
}
