import { entryBrakeAbi } from "@sonm/protocol/generated/EntryBrake.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { type Address, zeroAddress } from "viem";
import { useReadContract, useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * The brake as the chain has it. Times in unix seconds, votes in SNM wei.
 *
 * - `round`: 0 where none runs; then `snapshot`, `ends` and `total` are 0, too
 * - `pausedUntil`: new deals are refused before it
 * - `supported`: whether the reader supports the round
 */
export interface Brake {
  readonly round: bigint;
  readonly snapshot: number;
  readonly ends: number;
  readonly total: bigint;
  readonly needed: bigint;
  readonly pausedUntil: number;
  readonly supported: boolean;
}

/** Where the brake stands; undefined while it is read. */
export function useBrake(account: Address | undefined): {
  readonly brake: Brake | undefined;
  readonly failed: boolean;
} {
  const { chainId, contracts } = useRuntimeConfig();
  const entryBrake = { abi: entryBrakeAbi, address: contracts.EntryBrake, chainId } as const;
  const refetchInterval = useRefreshInterval();
  const { data, isError } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...entryBrake, functionName: "currentRound" },
      { abi: marketAbi, address: contracts.Market, chainId, functionName: "pausedUntil" },
    ],
    query: { refetchInterval },
  });
  const round = data?.[0][0] ?? 0n;
  const { data: supported = false } = useReadContract({
    ...entryBrake,
    functionName: "hasSupported",
    args: [round, account ?? zeroAddress],
    query: { enabled: round > 0n && account !== undefined, refetchInterval },
  });
  if (data === undefined) return { brake: undefined, failed: isError };
  const [[, snapshot, ends, total, needed], pausedUntil] = data;
  const times = { snapshot: Number(snapshot), ends: Number(ends), pausedUntil: Number(pausedUntil) };
  return { brake: { round, total, needed, supported: round > 0n && supported, ...times }, failed: false };
}
