import { useQueries } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useRelay } from "../../relay/useRelay.ts";

/** How long an answer is good, in milliseconds: reports come every few minutes, and shares of a month move slowly. */
const STALE = 300_000;

/**
 * For how much of the time machines were online, by their addresses in lower case; those of which nothing is proved, or not
 * yet, are missing.
 *
 * @param now unix seconds
 */
export function useOnline(workers: readonly Address[], now: number): ReadonlyMap<string, number> {
  const relay = useRelay();
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  return useQueries({
    queries: workers.map((worker) => ({
      queryKey: ["online", chainId, worker.toLowerCase()],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const { fetchOnline } = await import("./fetchOnline.ts");
        const surroundings = { client: config.getClient({ chainId }), reports: contracts.Reports };
        const share = await fetchOnline(surroundings, await relay.bases(signal), worker, now, signal);
        return [worker.toLowerCase(), share] as const;
      },
      staleTime: STALE,
      retry: false,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }): (readonly [string, number])[] =>
          data?.[1] === undefined ? [] : [[data[0], data[1]]],
        ),
      ),
  });
}
