import { rewardLeafValues } from "@sonm/protocol/reward.ts";
import { type Hex, encodeAbiParameters } from "viem";

import { isLeafProved } from "./isLeafProved.ts";
import type { ProvedReward } from "./rewardCalls.ts";

/** As `REWARD_LEAF_ABI` of the protocol. */
const LEAF = [
  { type: "uint256" },
  { type: "uint256" },
  { type: "address" },
  { type: "uint256" },
  { type: "uint256" },
] as const;

/**
 * Whether a proof shows that the report with a root attests what a machine earned.
 *
 * @param root that the chain has for the report
 */
export const isRewardProved = (reward: Omit<ProvedReward, "sequence">, root: Hex): boolean =>
  isLeafProved(encodeAbiParameters(LEAF, rewardLeafValues(reward)), reward.proof, root);
