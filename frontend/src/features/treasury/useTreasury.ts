import { Speed } from "@sonm/protocol/generated/enums.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { useBalance, useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * The treasury as the chain has it. SNM wei and seconds.
 *
 * - `spent`: taken out by decisions so far
 * - `fastLeft`: may yet be spent fast in these 30 days
 * - `delays`: for how long decisions wait
 */
export interface TreasuryState {
  readonly balance: bigint;
  readonly spent: bigint;
  readonly fastLeft: bigint;
  readonly delays: Readonly<Record<"fast" | "standard" | "slow", number>>;
}

interface TreasuryReads {
  readonly state: TreasuryState | undefined;
  /** Of the chain's own coin, in its smallest unit; undefined while it is read. */
  readonly coin: { readonly value: bigint; readonly decimals: number; readonly symbol: string } | undefined;
  /** The node does not answer. */
  readonly failed: boolean;
}

/** What the treasury has, spent and may spend. */
export function useTreasury(): TreasuryReads {
  const { chainId, contracts } = useRuntimeConfig();
  const refetchInterval = useRefreshInterval();
  const treasury = { abi: treasuryAbi, address: contracts.Treasury, chainId } as const;
  const { data, isError } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: snmAbi, address: contracts.SNM, chainId, functionName: "balanceOf", args: [contracts.Treasury] },
      { ...treasury, functionName: "totalSpent" },
      { ...treasury, functionName: "fastSpendingLeft" },
      { ...treasury, functionName: "delayOf", args: [Speed.Fast] },
      { ...treasury, functionName: "delayOf", args: [Speed.Standard] },
      { ...treasury, functionName: "delayOf", args: [Speed.Slow] },
    ],
    query: { refetchInterval },
  });
  const coin = useBalance({ address: contracts.Treasury, chainId, query: { refetchInterval } });
  if (data === undefined) return { state: undefined, coin: coin.data, failed: isError };
  const [balance, spent, fastLeft, fast, standard, slow] = data;
  const delays = { fast: Number(fast), standard: Number(standard), slow: Number(slow) };
  return { state: { balance, spent, fastLeft, delays }, coin: coin.data, failed: false };
}
