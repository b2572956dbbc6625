import { useMemo } from "react";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { useIndexer } from "../indexer/useIndexer.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { SignatureSurroundings } from "../orders/checkSignature.ts";

/** What asking relays needs. `bases`: their URLs, found when they are needed. */
export interface RelayTools {
  readonly surroundings: SignatureSurroundings;
  readonly indexer: Indexer;
  readonly bases: (signal?: AbortSignal) => Promise<readonly string[]>;
}

/** Relays, ready to be asked. What does the asking is loaded with the first question. */
export function useRelay(): RelayTools {
  const config = useConfig();
  const runtime = useRuntimeConfig();
  const indexer = useIndexer();
  return useMemo(() => {
    const { chainId, contracts } = runtime;
    return {
      surroundings: { client: config.getClient({ chainId }), chainId, market: contracts.Market },
      indexer,
      bases: async (signal) => (await import("./relayBases.ts")).relayBases(runtime, indexer, signal),
    };
  }, [config, runtime, indexer]);
}
