import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { useReadContracts } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRate } from "../../chain/useRate.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { endOf } from "../../chain/Terms.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Deal } from "../../indexer/deal.ts";
import { type DealState, type LiveDeal, liveDeal } from "./liveDeal.ts";

/**
 * A deal as the chain has it now.
 *
 * - `state`: undefined while it is read; `open` is false once the chain says so, before the lists do
 * - `balance`: the buyer's ledger balance
 * - `live`: undefined while something is read, and for closed deals
 */
export interface ChainDeal {
  readonly deal: Deal;
  readonly open: boolean;
  readonly state: DealState | undefined;
  readonly balance: bigint | undefined;
  readonly live: LiveDeal | undefined;
}

/** Follows deals on the chain, second by second. The index only says which there are. */
export function useLiveDeals(deals: readonly Deal[]): readonly ChainDeal[] {
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const rate = useRate();
  const refetchInterval = useRefreshInterval();
  const running = deals.filter(({ open }) => open);
  const market = { abi: marketAbi, address: contracts.Market, chainId } as const;
  const states = useReadContracts({
    contracts: running.map(({ current }) => ({
      ...market,
      functionName: "dealState" as const,
      args: [current] as const,
    })),
    query: { enabled: running.length > 0, refetchInterval },
  });
  const balances = useReadContracts({
    contracts: running.map(({ terms }) => ({
      ...market,
      functionName: "balanceOf" as const,
      args: [terms.buyer] as const,
    })),
    query: { enabled: running.length > 0, refetchInterval },
  });
  const over = running.filter(({ terms }) => {
    const end = endOf(terms);
    return end !== undefined && rate !== undefined && now > end && rate.updatedAt > end;
  });
  const accrued = useReadContracts({
    contracts: over.map(({ terms }) => ({ ...market, functionName: "accrued" as const, args: [terms] as const })),
    query: { enabled: over.length > 0, refetchInterval },
  });

  return deals.map((deal) => {
    const at = running.indexOf(deal);
    const state = at < 0 ? undefined : states.data?.[at]?.result;
    const balance = at < 0 ? undefined : balances.data?.[at]?.result;
    const open = deal.open && (state === undefined || state.billedUntil !== 0);
    const owed = over.includes(deal) ? accrued.data?.[over.indexOf(deal)]?.result : undefined;
    const live =
      !open || state === undefined || balance === undefined || rate === undefined
        ? undefined
        : liveDeal({ terms: deal.terms, state, rate, now, balance, accruedOnChain: owed });
    return { deal, open, state, balance, live };
  });
}
