import { useQuery } from "@tanstack/react-query";
import type { Hex } from "viem";
import { getTransaction } from "viem/actions";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useIndexer } from "../../indexer/useIndexer.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { SearchHit } from "./SearchHit.ts";
import { fetchHits } from "./fetchHits.ts";
import { pageHits } from "./pageHits.ts";
import { rankHits } from "./rankHits.ts";
import { readSearchText } from "./searchText.ts";
import { useDebounced } from "./useDebounced.ts";

/** How long typing has to pause before anything is asked, in milliseconds. */
const PAUSE = 150;

/** How long an answer is good for who types the same again, in milliseconds. */
const GOOD_FOR = 10_000;

/**
 * What a search found.
 *
 * - `hits`: by kind, those of a kind together; while an answer is under way those that need none
 * - `remark`: why the text can't be what it looks like
 * - `settled`: nothing more comes; `failed`: the index did not answer
 */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly remark: string | undefined;
  readonly settled: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

const transactionHit = (hash: Hex): SearchHit => ({
  ...{ kind: "transaction", id: hash },
  title: `Transaction ${shortAddress(hash)}`,
  note: "What it did",
});

/**
 * Searches everything for a text, a moment after it was typed. A request for a text that is not wanted any more is cancelled.
 *
 * @param most of each kind that the index is asked for
 */
export function useSearch(typed: string, most: number): Found {
  const { chainId } = useRuntimeConfig();
  const indexer = useIndexer();
  const config = useConfig();
  const now = readSearchText(typed);
  const wanted = useDebounced(now.text, PAUSE);
  const asked = readSearchText(wanted);
  const fromIndex = useQuery({
    queryKey: ["index", "search", most, asked.text.toLowerCase()],
    queryFn: ({ signal }) => fetchHits(indexer, asked, most, signal),
    enabled: asked.text !== "",
    staleTime: GOOD_FOR,
  });
  const { hash } = asked;
  const onChain = useQuery({
    queryKey: ["is-transaction", chainId, hash],
    queryFn: () =>
      getTransaction(config.getClient({ chainId }), { hash: hash ?? "0x" }).then(
        () => true,
        () => false,
      ),
    enabled: hash !== undefined,
    staleTime: GOOD_FOR,
  });
  const current = now.text !== "" && wanted === now.text;
  const found = current ? (fromIndex.data ?? []) : [];
  const transaction = current && hash !== undefined && onChain.data === true ? [transactionHit(hash)] : [];
  return {
    hits: rankHits([...pageHits(now.text), ...found, ...transaction]),
    remark: now.remark,
    settled: now.text === "" || (current && !fromIndex.isPending && (hash === undefined || !onChain.isPending)),
    failed: current && fromIndex.isError,
    retry: () => void fromIndex.refetch(),
  };
}
