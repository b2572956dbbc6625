import type { DealTerms } from "@sonm/protocol/openDeals.ts";

import type { Hex } from "../lib/Hex.ts";

/**
 * A deal as the chain's events tell it, running or closed.
 *
 * - `id`: on the chain now, or when it closed; `firstId`: the one with which it opened
 * - `history`: every terms that it had, from those it opened with to those it has or closed with
 * - `closedBlock`: undefined while it runs
 */
export interface MarketDeal {
  readonly id: Hex;
  readonly firstId: Hex;
  readonly terms: DealTerms;
  readonly history: readonly DealTerms[];
  readonly closedBlock: number | undefined;
}
