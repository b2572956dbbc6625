import type { RewardProof } from "@sonm/protocol/reward.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { requireProved } from "../chain/requireProved.ts";
import { askInTurn, type Answered } from "../http/askInTurn.ts";
import type { Hex } from "../lib/Hex.ts";
import { fetchRewards } from "./fetchRewards.ts";
import { isRewardProved } from "./isRewardProved.ts";

const TIMEOUT_MS = 20_000;

/** Asks nodes, one after the other, for what a machine earned, until the proofs of one fit the roots on the chain. */
export async function findRewards(
  urls: readonly string[],
  worker: Hex,
  contracts: Pick<Contracts, "reports">,
): Promise<Answered<readonly RewardProof[]>> {
  return askInTurn(urls, async (url) => {
    const { rewards } = await fetchRewards(url, worker, TIMEOUT_MS);
    await requireProved(contracts, rewards, (reward, root) => isRewardProved(worker, reward, root));
    return rewards;
  });
}
