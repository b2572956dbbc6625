import type { ClassUnits } from "./ClassUnits.ts";

/**
 * A bill of a deal.
 *
 * - `fee`: SNM wei that the market kept of it
 * - `passes`: the classes that the deal's machine passed when it was paid, by what the chain knew then
 */
export interface Bill {
  readonly fee: bigint;
  readonly passes: readonly ClassUnits[];
}
