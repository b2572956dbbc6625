import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useMasters } from "../../chain/useMasters.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Offer } from "../../indexer/offer.ts";
import { NOBODY_REFUSED, type Refusals } from "../../indexer/refusals.ts";
import { useIndexer } from "../../indexer/useIndexer.ts";
import { useRefusals } from "../../indexer/useRefusals.ts";
import { useRelayedAsks } from "../../relay/useRelayedAsks.ts";
import { bookQuery, fetchBook } from "../market/book/bookQuery.ts";
import { bookConditions } from "../market/book/conditions.ts";
import { mergeBook } from "../market/book/mergeBook.ts";

/** Announced offers that are looked at: the cheapest. More would take a phone too long. */
export const MOST_OFFERS = 4_000;

/** How long a query is the same although time goes on, in seconds; what ends meanwhile is left out by its time. */
const BUCKET = 300;

/** How much less often so many offers are read again than the chain. A purchase of the reader's refreshes them at once. */
const SLOWER = 10;

/**
 * Every offer that the reader can take, announced or relayed.
 *
 * - `offers`: undefined while they are read
 * - `more`: whether there are dearer ones that are not looked at
 */
export interface FindOffers {
  readonly offers: readonly Offer[] | undefined;
  readonly more: boolean;
  readonly refusals: Refusals;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** @param now unix seconds */
export function useFindOffers(now: number): FindOffers {
  const indexer = useIndexer();
  const { chainId } = useRuntimeConfig();
  const masters = useMasters();
  const { refusals, failed } = useRefusals(true);
  const relayed = useRelayedAsks();
  const bucket = Math.floor(now / BUCKET) * BUCKET;
  const { data, isError, refetch } = useQuery({
    queryKey: ["index", "find-offers", chainId, bucket, masters, refusals],
    queryFn: ({ signal }) => fetchBook(indexer, bookQuery({}, bucket, masters, refusals), MOST_OFFERS, signal),
    enabled: refusals !== undefined,
    refetchInterval: useRefreshInterval() * SLOWER,
    placeholderData: (previous) => previous,
  });
  const offers = useMemo(
    () =>
      data &&
      mergeBook(data, relayed, {
        conditions: bookConditions({}, bucket, masters, refusals),
        sort: "price",
        descending: false,
      }),
    [data, relayed, bucket, masters, refusals],
  );
  return {
    offers,
    more: data?.more ?? false,
    refusals: refusals ?? NOBODY_REFUSED,
    failed: offers === undefined && (failed || isError),
    retry: () => void refetch(),
  };
}
