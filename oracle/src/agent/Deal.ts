import type { DealTerms } from "@sonm/protocol/openDeals.ts";

import type { Hex } from "../lib/Hex.ts";

/** A deal of this machine. */
export interface Deal {
  readonly id: Hex;
  readonly terms: DealTerms;
  /** Unix seconds up to which it is paid. */
  readonly billedUntil: number;
  readonly open: boolean;
}
