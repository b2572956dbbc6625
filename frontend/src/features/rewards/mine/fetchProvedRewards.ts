import type { Address, Hex } from "viem";

import { isRewardProved } from "../../../chain/isRewardProved.ts";
import { type ReportSurroundings, reportRoot } from "../../../chain/reportRoot.ts";
import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { RelayError } from "../../../relay/RelayError.ts";
import { fetchRewards } from "../../../relay/fetchRewards.ts";
import { type MembershipKey, membershipKey } from "./membershipKey.ts";

/** Masternodes that are asked, one after the other, as long as something is missing. */
const MOST_NODES = 5;

/** Machines about which one masternode is asked at a time. */
const AT_ONCE = 10;

/** What one masternode says of machines; undefined where it does not answer. */
async function askOne(
  base: string,
  workers: readonly Address[],
  signal?: AbortSignal,
): Promise<readonly ProvedReward[] | undefined> {
  const found: ProvedReward[] = [];
  for (let start = 0; start < workers.length; start += AT_ONCE) {
    const some = workers.slice(start, start + AT_ONCE);
    const answers = await Promise.allSettled(some.map((worker) => fetchRewards(base, worker, signal)));
    const given = answers.filter((answer) => answer.status === "fulfilled");
    if (given.length === 0) return start === 0 ? undefined : found;
    found.push(...given.flatMap(({ value }) => value));
  }
  return found;
}

/**
 * What reports prove that machines earned, of what masternodes serve. They are asked in turn: the next one only for machines
 * of which something is missing. Each proof is checked against the root on the chain.
 *
 * @param bases URLs of masternodes
 * @param wanted machines and the programs that they are or were in
 * @returns by `membershipKey`; of the others nothing can be proved yet
 * @throws RelayError if no masternode answers
 * @throws viem's error if the chain does not
 */
export async function fetchProvedRewards(
  surroundings: ReportSurroundings,
  bases: readonly string[],
  wanted: readonly MembershipKey[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ProvedReward>> {
  const roots = new Map<number, Promise<Hex | undefined>>();
  const rootOf = (sequence: number) => {
    const known = roots.get(sequence) ?? reportRoot(surroundings, sequence);
    roots.set(sequence, known);
    return known;
  };
  const missing = new Map(wanted.map((one) => [membershipKey(one), one.worker]));
  const found = new Map<string, ProvedReward>();
  let heard = wanted.length === 0;
  for (const base of bases.slice(0, MOST_NODES)) {
    if (missing.size === 0) break;
    const rewards = await askOne(base, [...new Set(missing.values())], signal);
    if (rewards !== undefined) heard = true;
    for (const reward of rewards ?? []) {
      const key = membershipKey(reward);
      if (!missing.has(key)) continue;
      const root = await rootOf(reward.sequence);
      if (root === undefined || !isRewardProved(reward, root)) continue;
      found.set(key, reward);
      missing.delete(key);
    }
  }
  if (!heard) throw new RelayError("unreachable", "No masternode tells what the machines earned.");
  return found;
}
