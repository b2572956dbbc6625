import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import type { Address } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Roadmap } from "./readRoadmap.ts";

/**
 * How an account divides its votes, as the chain has it.
 *
 * - `shares`: basis points by feature
 * - `countedIn`: the last epoch in which they were counted, 0 before
 * - `votes`: what it can divide in the running epoch, SNM wei
 */
export interface Choice {
  readonly shares: ReadonlyMap<bigint, number>;
  readonly countedIn: bigint;
  readonly votes: bigint;
}

/** Reads how an account divides its votes; undefined while it is read. */
export function useChoice(account: Address, { start }: Roadmap): Choice | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: roadmapAbi, address: contracts.Roadmap, chainId, functionName: "choiceOf", args: [account] },
      {
        ...{ abi: sonmGovernorAbi, address: contracts.SonmGovernor, chainId },
        ...{ functionName: "getVotes", args: [account, BigInt(start - 1)] },
      },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return undefined;
  const [[ids, shares, countedIn], votes] = data;
  return { shares: new Map(ids.map((id, index) => [id, shares[index] ?? 0])), countedIn, votes };
}
