import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { readContracts } from "wagmi/actions";

import { commissionAt } from "../../staking/commissions.ts";
import { dueSum } from "../../staking/stakeMoney.ts";
import { fetchStakes } from "../../staking/stakesQuery.ts";
import type { StakeFacts } from "../holderNotices.ts";
import type { NoticeTools } from "./NoticeTools.ts";

/**
 * Reads an account's stakes: the index tells in which masternodes, the chain what of it can be withdrawn.
 *
 * @param now unix seconds
 */
export async function readStakes(tools: NoticeTools, now: number): Promise<readonly StakeFacts[]> {
  const { runtime, wagmi, relay, account, signal } = tools;
  const records = await fetchStakes(relay.indexer, account, signal);
  const held = records.filter(({ shares, unbondingShares }) => shares > 0n || unbondingShares > 0n);
  const masternodes = {
    abi: masternodesAbi,
    address: runtime.contracts.Masternodes,
    chainId: runtime.chainId,
  } as const;
  const unbondings = await readContracts(wagmi, {
    allowFailure: false,
    contracts: held.map(({ node }) => ({
      ...masternodes,
      functionName: "unbondingsOf" as const,
      args: [node.owner, account] as const,
    })),
  });
  return held.map(({ node, shares }, index) => {
    const parts = (unbondings[index] ?? []).map(({ amount, releaseAt }) => ({ amount, releaseAt: Number(releaseAt) }));
    const released = parts.filter(({ releaseAt }) => releaseAt <= now).map(({ releaseAt }) => releaseAt);
    return {
      ...{ owner: node.owner, name: node.name, staked: shares > 0n, jailedUntil: node.jailedUntil },
      due: dueSum({ parts }, now),
      dueSince: Math.max(0, ...released),
      next: commissionAt(node.commissions, now).next,
    };
  });
}
