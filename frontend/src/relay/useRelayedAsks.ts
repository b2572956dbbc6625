import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";

import { useRefreshInterval } from "../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import type { Offer } from "../indexer/offer.ts";
import { useRelay } from "./useRelay.ts";

/** How much less often relays are asked than the chain. */
const SLOWER = 5;

const NONE: readonly Offer[] = [];

/**
 * Asks that are relayed and cost no gas. None while relays are asked, and none where they do not answer.
 *
 * @param author whose alone; undefined for everybody's
 */
export function useRelayedAsks(author?: Address): readonly Offer[] {
  const tools = useRelay();
  const { chainId } = useRuntimeConfig();
  const { data } = useQuery({
    queryKey: ["index", "relayed-asks", chainId, author?.toLowerCase()],
    queryFn: async ({ signal }) => (await import("./fetchRelayedAsks.ts")).fetchRelayedAsks(tools, signal, author),
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
  return data ?? NONE;
}
