import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useConfig } from "wagmi";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { useIndexer } from "../indexer/useIndexer.ts";
import { waitForBlock } from "../indexer/waitForBlock.ts";
import type { ActionTools } from "./runAction.ts";
import { useTransactionStore } from "./useTransactions.ts";

/** Everything that running and following transactions takes, from the page's surroundings. */
export function useActionTools(): ActionTools {
  const config = useConfig();
  const store = useTransactionStore();
  const indexer = useIndexer();
  const queries = useQueryClient();
  const { chainId, contracts } = useRuntimeConfig();
  return useMemo(
    () => ({
      config,
      chainId,
      client: config.getClient({ chainId }),
      store,
      token: contracts.SNM,
      waitForBlock: (block) => waitForBlock(indexer, block),
      refresh: () => queries.invalidateQueries(),
    }),
    [config, chainId, contracts, store, indexer, queries],
  );
}
