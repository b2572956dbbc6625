import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Hex } from "viem";
import { useReadContracts } from "wagmi";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useRate } from "../../chain/useRate.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { endOf } from "../../chain/Terms.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Deal } from "../../indexer/deal.ts";
import { type DealState, type LiveDeal, liveDeal } from "./liveDeal.ts";
import { useSuccessors } from "./useSuccessors.ts";

/**
 * A deal as the chain has it now.
 *
 * - `deal`: with the terms and the id that it has on the chain, also right after an amendment
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

/** What the chain keeps of deals, by their ids there. Nothing for those that are still read. */
function useDealStates(deals: readonly Deal[]): ReadonlyMap<Hex, DealState> {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useReadContracts({
    contracts: deals.map(({ current }) => ({
      abi: marketAbi,
      address: contracts.Market,
      chainId,
      functionName: "dealState" as const,
      args: [current] as const,
    })),
    query: { enabled: deals.length > 0, refetchInterval: useRefreshInterval() },
  });
  const states = new Map<Hex, DealState>();
  for (const [index, { current }] of deals.entries()) {
    const state = data?.[index]?.result;
    if (state !== undefined) states.set(current, state);
  }
  return states;
}

const isGone = (state: DealState | undefined): boolean => state?.escrow === 0n;

/** Follows deals on the chain, second by second, through amendments too. The index only says which there are. */
export function useLiveDeals(indexed: readonly Deal[]): readonly ChainDeal[] {
  const { chainId, contracts } = useRuntimeConfig();
  const now = useChainNow();
  const rate = useRate();
  const refetchInterval = useRefreshInterval();
  const known = useDealStates(indexed.filter(({ open }) => open));
  const gone = indexed.filter(({ open, current }) => open && isGone(known.get(current)));
  const successors = useSuccessors(gone);
  const followed = new Map(
    gone.flatMap((deal) => {
      const successor = successors.get(deal.current) ?? undefined;
      return successor === undefined ? [] : [[deal, { ...deal, ...successor }] as const];
    }),
  );
  const next = useDealStates([...followed.values()]);
  const deals = indexed.map((deal) => followed.get(deal) ?? deal);
  const running = deals.filter(({ open }) => open);
  const market = { abi: marketAbi, address: contracts.Market, chainId } as const;
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
    const read = next.get(deal.current) ?? known.get(deal.current);
    // Amended or closed: the chain's log tells which, and until then the deal is shown as it was.
    const asked = isGone(read) && gone.some(({ current }) => current === deal.current);
    const state = asked && successors.get(deal.current) === undefined ? undefined : read;
    const balance = at < 0 ? undefined : balances.data?.[at]?.result;
    const open = deal.open && !isGone(state);
    const owed = over.includes(deal) ? accrued.data?.[over.indexOf(deal)]?.result : undefined;
    const live =
      !open || state === undefined || balance === undefined || rate === undefined
        ? undefined
        : liveDeal({ terms: deal.terms, state, rate, now, balance, accruedOnChain: owed });
    return { deal, open, state, balance, live };
  });
}
