import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { feeSplitterAbi } from "@sonm/protocol/generated/FeeSplitter.abi.ts";
import { useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** A value for each of those who share the fees. */
export type ByRecipient<Value> = Readonly<Record<"holders" | "masternodes" | "treasury", Value>>;

/**
 * Fees and what is locked, as the chain says.
 *
 * - `locked`: by all holders, SNM wei
 * - `shares`: of what comes from now on, basis points
 * - `waiting`: what each could collect now, with its part of what the market holds; SNM wei
 */
export interface Pool {
  readonly locked: bigint;
  readonly shares: ByRecipient<bigint>;
  readonly waiting: ByRecipient<bigint>;
}

/** The holders' pool and the split; undefined while they are read. `failed`: the node does not answer. */
export function usePool(): { readonly pool: Pool | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const splitter = { abi: feeSplitterAbi, address: contracts.FeeSplitter, chainId } as const;
  const { data, isError } = useReadContracts({
    allowFailure: false,
    contracts: [
      { abi: dividendsAbi, address: contracts.Dividends, functionName: "totalLocked", chainId },
      { ...splitter, functionName: "split" },
      { ...splitter, functionName: "pending", args: [contracts.Dividends] },
      { ...splitter, functionName: "pending", args: [contracts.Duty] },
      { ...splitter, functionName: "pending", args: [contracts.Treasury] },
    ],
    query: { refetchInterval: useRefreshInterval() },
  });
  if (data === undefined) return { pool: undefined, failed: isError };
  const [locked, [holders, masternodes, treasury], forHolders, forMasternodes, forTreasury] = data;
  return {
    pool: {
      locked,
      shares: { holders, masternodes, treasury },
      waiting: { holders: forHolders, masternodes: forMasternodes, treasury: forTreasury },
    },
    failed: false,
  };
}
