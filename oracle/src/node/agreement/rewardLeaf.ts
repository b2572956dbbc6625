import { rewardLeafValues, type RewardLeaf } from "@sonm/protocol/reward.ts";

import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";

/** The 32 bytes of what a machine has earned in a reward program in a report's tree. */
export const rewardLeaf = (leaf: RewardLeaf): Uint8Array => keccak(hashWords(rewardLeafValues(leaf)));
