import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** With how many votes an account votes, by where the SNM are. `total`: all of them. */
export interface VotingPower {
  readonly wallets: bigint;
  readonly locked: bigint;
  readonly staked: bigint;
  readonly total: bigint;
}

/**
 * The votes of an account, as the chain counts them; undefined while they are read or without an account.
 *
 * @param at unix seconds, in the past; undefined for now
 */
export function useVotingPower(account: Address | undefined, at?: number): VotingPower | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const who = account ?? zeroAddress;
  const sources = [
    { abi: snmAbi, address: contracts.SNM, chainId },
    { abi: dividendsAbi, address: contracts.Dividends, chainId },
    { abi: masternodesAbi, address: contracts.Masternodes, chainId },
  ] as const;
  const [token, dividends, masternodes] = sources;
  const [past, now] = [[who, BigInt(at ?? 0)] as const, [who] as const];
  const every = useRefreshInterval();
  const then = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...token, functionName: "getPastVotes", args: past },
      { ...dividends, functionName: "getPastVotes", args: past },
      { ...masternodes, functionName: "getPastVotes", args: past },
    ],
    query: {
      enabled: account !== undefined && at !== undefined,
      // A moment that has just passed here has not on the chain, until its next block: then it refuses to tell.
      refetchInterval: ({ state }) => (state.data === undefined ? every : false),
    },
  });
  const today = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...token, functionName: "getVotes", args: now },
      { ...dividends, functionName: "getVotes", args: now },
      { ...masternodes, functionName: "getVotes", args: now },
    ],
    query: { enabled: account !== undefined && at === undefined, refetchInterval: every },
  });
  const data = at === undefined ? today.data : then.data;
  if (data === undefined || account === undefined) return undefined;
  const [wallets, locked, staked] = data;
  return { wallets, locked, staked, total: wallets + locked + staked };
}
