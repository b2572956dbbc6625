import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import type { Address, ContractFunctionReturnType } from "viem";

import type { RuntimeConfig } from "../../config/RuntimeConfig.ts";
import type { SharePool } from "./poolValue.ts";

/**
 * A masternode as the chain has it now. Amounts in SNM wei, times in unix seconds, commissions in basis points.
 *
 * - `signer`: the zero address where the account never registered one
 * - `bond`: the owner's part of the pool
 * - `pool`, `leaving`: what is staked and settled, and what is on the way out
 * - `rewards`: given, and not part of the stake yet; the last of them is at `rewardsUntil`
 * - `next`: the commission from `startsAt` on; in the past where nothing is announced
 * - `claimed`, `claimedUntil`: earned since genesis, and until when, as far as it was claimed
 * - `owed`: commission that waits for `payout`
 */
export interface LiveNode {
  readonly signer: Address;
  readonly bond: bigint;
  readonly jailedUntil: number;
  readonly active: boolean;
  readonly pool: SharePool;
  readonly leaving: SharePool;
  readonly rewards: bigint;
  readonly rewardsUntil: number;
  readonly commission: number;
  readonly next: number;
  readonly startsAt: number;
  readonly payout: Address;
  readonly claimed: bigint;
  readonly claimedUntil: number;
  readonly owed: bigint;
}

/** The reads that tell of a masternode. */
export function liveNodeCalls({ chainId, contracts }: RuntimeConfig, owner: Address) {
  const args = [owner] as const;
  const masternodes = { abi: masternodesAbi, address: contracts.Masternodes, chainId, args } as const;
  const duty = { abi: dutyAbi, address: contracts.Duty, chainId, args } as const;
  return [
    { ...masternodes, functionName: "masternode" },
    { ...masternodes, functionName: "pool" },
    { ...duty, functionName: "commissionOf" },
    { ...duty, functionName: "payoutOf" },
    { ...duty, functionName: "dutyOf" },
  ] as const;
}

type Masternodes<Name extends "masternode" | "pool"> = ContractFunctionReturnType<typeof masternodesAbi, "view", Name>;
type Duty<Name extends "commissionOf" | "payoutOf" | "dutyOf"> = ContractFunctionReturnType<
  typeof dutyAbi,
  "view",
  Name
>;

/** Puts the answers to `liveNodeCalls` together. */
export function readLiveNode([
  node,
  pool,
  [commission, next, startsAt],
  payout,
  [claimed, claimedUntil, owed],
]: readonly [
  Masternodes<"masternode">,
  Masternodes<"pool">,
  Duty<"commissionOf">,
  Duty<"payoutOf">,
  Duty<"dutyOf">,
]): LiveNode {
  return {
    signer: node.signer,
    bond: node.bond,
    jailedUntil: Number(node.jailedUntil),
    active: node.active,
    pool: { wei: pool.stake, shares: pool.shares },
    leaving: { wei: pool.unbonding, shares: pool.unbondingShares },
    rewards: pool.rewards,
    rewardsUntil: Number(pool.rewardsUntil),
    commission: Number(commission),
    next: Number(next),
    startsAt: Number(startsAt),
    payout,
    claimed,
    claimedUntil: Number(claimedUntil),
    owed,
  };
}
