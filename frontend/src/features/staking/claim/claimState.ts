import type { ProvedDuty } from "../../../chain/stakingCalls.ts";
import type { LiveNode } from "../liveNode.ts";

/**
 * What can be claimed for a masternode.
 *
 * - `silent`: no masternode answers, or not the chain
 * - `unproved`: no report proves yet that it earned
 * - `nothing`: all that is proved was claimed
 * - `uncollected`: so much had not come for the masternodes by the time of the report
 * - `claimable`: the chain takes the claim
 * - `amount`: SNM wei, commission included
 */
export type ClaimState =
  | { readonly state: "silent" }
  | { readonly state: "unproved" }
  | { readonly state: "nothing"; readonly duty: ProvedDuty }
  | { readonly state: "uncollected" | "claimable"; readonly duty: ProvedDuty; readonly amount: bigint };

/** What of all masternodes' rewards came until the time of a report, and was claimed. SNM wei. */
export interface RewardTotals {
  readonly collected: bigint;
  readonly claimed: bigint;
}

/** What of a proved total can be claimed, by the rules of `Duty.claimDuty`. */
export function claimStateOf(
  duty: ProvedDuty,
  { claimed, claimedUntil }: Pick<LiveNode, "claimed" | "claimedUntil">,
  totals: RewardTotals,
): ClaimState {
  if (duty.asOf <= claimedUntil || duty.earned <= claimed) return { state: "nothing", duty };
  const amount = duty.earned - claimed;
  return { state: totals.claimed + amount > totals.collected ? "uncollected" : "claimable", duty, amount };
}
