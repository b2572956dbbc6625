import type { Address } from "viem";

import type { ProvedReward } from "../chain/rewardCalls.ts";
import { askRelay } from "./askRelay.ts";
import { isCount, isProof } from "./proofParts.ts";

/** Programs that a machine can have earned in, and more. */
const MOST_REWARDS = 64;

function readReward(worker: Address, value: unknown): ProvedReward | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { programId, sequence, asOf, gpuSeconds, proof } = value as Record<string, unknown>;
  if (!isCount(programId) || !isCount(sequence) || !isCount(asOf) || !isCount(gpuSeconds)) return undefined;
  return isProof(proof) ? { programId, worker, sequence, asOf, gpuSeconds, proof } : undefined;
}

/**
 * What a masternode says that a machine earned, by program. It is worth no more than its proofs: see `isRewardProved`.
 *
 * @param base URL of the masternode
 * @returns none where it knows of no report, or gives something that can't be read
 * @throws RelayError if it does not answer
 */
export async function fetchRewards(
  base: string,
  worker: Address,
  signal?: AbortSignal,
): Promise<readonly ProvedReward[]> {
  const path = `rewards/${worker.toLowerCase()}`;
  const answer = await askRelay(base, path, signal === undefined ? {} : { signal });
  const given = (answer as { readonly rewards?: unknown } | null)?.rewards;
  if (!Array.isArray(given)) return [];
  return given
    .slice(0, MOST_REWARDS)
    .map((one: unknown) => readReward(worker, one))
    .filter((reward) => reward !== undefined);
}
