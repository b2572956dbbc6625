import type { RewardProof } from "@sonm/protocol/reward.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { askInTurn, type Answered } from "../http/askInTurn.ts";
import type { Hex } from "../lib/Hex.ts";
import { fetchRewards } from "./fetchRewards.ts";
import { isRewardProved } from "./isRewardProved.ts";

const TIMEOUT_MS = 20_000;

/** Asks nodes, one after the other, for what a machine earned, until the proofs of one fit the roots on the chain. */
export async function findRewards(
  urls: readonly string[],
  worker: Hex,
  { reports }: Pick<Contracts, "reports">,
): Promise<Answered<readonly RewardProof[]>> {
  return askInTurn(urls, async (url) => {
    const { rewards } = await fetchRewards(url, worker, TIMEOUT_MS);
    for (const reward of rewards) {
      if (isRewardProved(worker, reward, await reports.rootOf(reward.sequence))) continue;
      throw new Error(`its proof does not fit the root of report ${reward.sequence} on the chain`);
    }
    return rewards;
  });
}
