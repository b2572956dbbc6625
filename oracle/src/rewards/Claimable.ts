import type { RewardProof } from "@sonm/protocol/reward.ts";

import type { Hex } from "../lib/Hex.ts";

/**
 * What a machine earned in a program and can claim.
 *
 * - `due`: SNM wei beyond what was claimed; `payable`: of it, what the program's budget has
 */
export interface Claimable {
  readonly worker: Hex;
  readonly proof: RewardProof;
  readonly due: bigint;
  readonly payable: bigint;
}
