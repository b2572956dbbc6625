import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import type { Address } from "viem";
import { useReadContract } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { type Stake, isHeld } from "./stakeMoney.ts";
import { type StakeRecord, fetchStakes } from "./stakesQuery.ts";
import { useStakes } from "./useStakes.ts";

/** A stake of the reader's; `record`: what the index tells of it, undefined while it does not. */
export interface MyStake {
  readonly stake: Stake;
  readonly record: StakeRecord | undefined;
}

/**
 * All that an account has in masternodes. The chain names those with stake, the index those from which some still leaves: without
 * the index the first still show.
 */
export function useMyStakes(account: Address): readonly MyStake[] | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const records = useIndexed(["stakes", account.toLowerCase()], (indexer, signal) =>
    fetchStakes(indexer, account, signal),
  );
  const { data: listed } = useReadContract({
    abi: masternodesAbi,
    address: contracts.Masternodes,
    functionName: "delegationsOf",
    args: [account],
    chainId,
    query: { refetchInterval: useRefreshInterval() },
  });
  const known = records.data ?? (records.isError ? [] : undefined);
  const settled = known !== undefined && listed !== undefined;
  const owners = settled
    ? [...new Set([...known.map(({ node }) => node.owner), ...listed].map((owner) => owner.toLowerCase() as Address))]
    : undefined;
  const stakes = useStakes(account, owners);
  return stakes?.filter(isHeld).map((stake) => ({
    stake,
    record: records.data?.find(({ node }) => node.owner.toLowerCase() === stake.owner),
  }));
}
