import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import { useQuery } from "@tanstack/react-query";
import { useReadContract } from "wagmi";

import { type Terms, endOf } from "../../../chain/Terms.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import type { Deal } from "../../../indexer/deal.ts";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { useRelay } from "../../../relay/useRelay.ts";
import { type DealSpan, type Downtime, bestDowntime } from "./downtime.ts";
import { fetchTermsHistory } from "./fetchTermsHistory.ts";

/** How much less often masternodes are asked than the chain. */
const SLOWER = 5;

/**
 * What the buyer of a closed deal can claim.
 *
 * - `downtime`: undefined while the masternodes are asked, and until they reported the deal's end
 * - `refund`: SNM wei as the contract counts it; undefined while it is read
 * - `silent`: no masternode answers
 */
export interface BondClaim {
  readonly history: readonly Terms[] | undefined;
  readonly downtime: Downtime | undefined;
  readonly refund: bigint | undefined;
  readonly silent: boolean;
}

/** Up to when there was service in a closed deal. */
export function spanOf({ terms, closedAt }: Deal): DealSpan {
  const closed = closedAt ?? terms.start;
  return { start: terms.start, end: Math.min(closed, endOf(terms) ?? closed) };
}

/** Asks masternodes for the proofs, and the contract what they are worth. */
export function useBondClaim(deal: Deal): BondClaim {
  const { chainId, contracts } = useRuntimeConfig();
  const relay = useRelay();
  const refetchInterval = useRefreshInterval() * SLOWER;
  const span = spanOf(deal);
  const history = useIndexed(["terms-history", deal.id, deal.current], (indexer, signal) =>
    fetchTermsHistory(indexer, deal, signal),
  );
  const uptimes = useQuery({
    queryKey: ["uptimes", chainId, deal.id, span.start, span.end],
    queryFn: async ({ signal }) => {
      const { fetchUptimes } = await import("../../../relay/fetchUptimes.ts");
      return fetchUptimes(await relay.bases(signal), deal.terms.supplier, { from: span.start, to: span.end }, signal);
    },
    refetchInterval,
    retry: false,
  });
  const downtime = uptimes.data === undefined ? undefined : bestDowntime(span, uptimes.data);
  const known = history.data !== undefined && downtime !== undefined;
  const { data: refund } = useReadContract({
    abi: guaranteesAbi,
    address: contracts.Guarantees,
    functionName: "refundFor",
    args: [history.data ?? [], BigInt(downtime?.offline ?? 0)],
    chainId,
    query: { enabled: known },
  });
  return { history: history.data, downtime, refund: known ? refund : undefined, silent: uptimes.isError };
}
