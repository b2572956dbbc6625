import type { Hex } from "../../lib/Hex.ts";
import type { Costs } from "./Costs.ts";
import type { Opening } from "./Opening.ts";
import type { Rules } from "./Rules.ts";

/** A deal that runs. `duration` 0 is spot; `price` in USD per second, 18 decimals; `until`: its end where it has one. */
export interface RunningDeal {
  readonly id: Hex;
  readonly price: bigint;
  readonly duration: number;
  readonly until: number | undefined;
}

/**
 * What there is to know before a choice.
 *
 * - `now`, `offFrom`, `attestedUntil`: unix seconds; no deal reaches into a planned downtime, and none begins unattested
 * - `benchmarks`: what the machine offers, by id
 * - `master`: who is paid
 * - `openings`: bids that stand
 * - `seconds`: how long a deal with a bid is expected to last
 * - `worth`: what a second of the machine's time is worth, given what it earns while it waits: `timeWorth` of what came
 * - `askPrice`: what the machine's own ask would say, USD per second with 18 decimals
 * - `idle`: what a reward program pays for each second without a deal, USD with 18 decimals
 */
export interface Situation {
  readonly now: number;
  readonly offFrom: number | undefined;
  readonly attestedUntil: number | undefined;
  readonly benchmarks: readonly bigint[];
  readonly master: Hex;
  readonly running: RunningDeal | undefined;
  readonly openings: readonly Opening[];
  readonly seconds: (opening: Opening) => number;
  readonly worth: (waitingRate: bigint) => bigint;
  readonly askPrice: bigint;
  readonly idle: bigint;
  readonly rules: Rules;
  readonly costs: Costs;
}
