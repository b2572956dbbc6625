import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { feeSplitterAbi } from "@sonm/protocol/generated/FeeSplitter.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { fetchMemberships } from "../../rewards/mine/membershipsQuery.ts";
import type { Standing } from "./changesForMe.ts";

/** What an account has to do with the network; undefined while it is read, or without an account. */
export function useStanding(account: Address | undefined): Standing | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const who = account ?? zeroAddress;
  const { data } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: dividendsAbi, address: contracts.Dividends, chainId, functionName: "lockedOf", args: [who] },
      { abi: masternodesAbi, address: contracts.Masternodes, chainId, functionName: "getVotes", args: [who] },
      { abi: masternodesAbi, address: contracts.Masternodes, chainId, functionName: "delegationsOf", args: [who] },
      { abi: marketAbi, address: contracts.Market, chainId, functionName: "fee" },
      { abi: feeSplitterAbi, address: contracts.FeeSplitter, chainId, functionName: "split" },
    ],
    query: { enabled: account !== undefined },
  });
  const memberships = useIndexed(
    ["memberships", account?.toLowerCase()],
    (indexer, signal) => fetchMemberships(indexer, who, signal),
    { enabled: account !== undefined },
  );
  if (account === undefined || data === undefined) return undefined;
  const [locked, staked, nodes, fee, split] = data;
  const live = memberships.data?.memberships.filter(({ leftAt }) => leftAt === undefined) ?? [];
  return {
    ...{ account, locked, staked, nodes },
    programs: [...new Set(live.map(({ program }) => program.id))],
    fee: BigInt(fee),
    split: [BigInt(split[0]), BigInt(split[1]), BigInt(split[2])],
  };
}
