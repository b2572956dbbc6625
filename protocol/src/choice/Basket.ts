import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Quantity } from "./Quantity.ts";

/**
 * Why a basket is what it is, for people; numbers as on chain.
 *
 * - `cheapest`: none of the baskets found costs less; `best`: none of all is better; `only`: there is no other
 * - `within`: the best may be better by so much of what this one costs, in parts per million
 * - `per`: no machine that fits gives a quantity for less; `amount` of it is what all cost for the whole time, `usd`
 * - `cheaper`, `dearer`: than the basket at `than`, in parts per million of that
 * - `fewer`, `more`: machines than the basket at `than`
 * - `faster`: than the basket at `than`, in parts per million of that
 * - `online`: every machine was online for at least that share; parts per million
 * - `measured`: unix seconds of the oldest measurement of its machines
 * - `bonded`: SNM wei that the suppliers guarantee with
 * - `level`: least identity level of the masters
 */
export type Reason =
  | { readonly kind: "cheapest" | "best" | "only" }
  | { readonly kind: "within"; readonly share: number }
  | { readonly kind: "per"; readonly quantity: Quantity; readonly usd: bigint; readonly amount: bigint }
  | { readonly kind: "cheaper" | "dearer" | "faster"; readonly share: number; readonly than: number }
  | { readonly kind: "fewer" | "more"; readonly machines: number; readonly than: number }
  | { readonly kind: "online"; readonly share: number }
  | { readonly kind: "measured"; readonly since: number }
  | { readonly kind: "bonded"; readonly bond: bigint }
  | { readonly kind: "level"; readonly level: number };

/**
 * Machines that do the task together, one deal each.
 *
 * - `price`: of all, USD per second with 18 decimals
 * - `cost`: for the whole time, an hour of spot, with what opening the deals costs; `locked`: by the reserves; USD, 18 decimals
 * - `speed`: sum of what makes the task fast
 * - `risk`: of each machine, parts per million, summed up
 */
export interface Basket {
  readonly offers: readonly ChoiceOffer[];
  readonly price: bigint;
  readonly cost: bigint;
  readonly locked: bigint;
  readonly speed: bigint;
  readonly risk: number;
  readonly reasons: readonly Reason[];
}
