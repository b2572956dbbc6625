import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type Config, WagmiProvider } from "wagmi";

import { ChainClockContext } from "./chain/useChainClock.ts";
import type { ChainClock } from "./chain/ChainClock.ts";
import type { RuntimeConfig } from "./config/RuntimeConfig.ts";
import { RuntimeConfigContext } from "./config/useRuntimeConfig.ts";
import type { Indexer } from "./indexer/Indexer.ts";
import { IndexerContext } from "./indexer/useIndexer.ts";
import type { QueryClient } from "@tanstack/react-query";
import { router } from "./router.ts";
import type { TransactionStore } from "./tx/TransactionStore.ts";
import { TransactionStoreContext } from "./tx/useTransactions.ts";

/** Everything that the page is made of, made outside so that tests can bring their own. */
export interface Services {
  readonly runtime: RuntimeConfig;
  readonly wagmi: Config;
  readonly queries: QueryClient;
  readonly indexer: Indexer;
  readonly clock: ChainClock;
  readonly transactions: TransactionStore;
}

/** The page. */
export function App({ services }: { readonly services: Services }) {
  const { runtime, wagmi, queries, indexer, clock, transactions } = services;
  return (
    <RuntimeConfigContext value={runtime}>
      <WagmiProvider config={wagmi}>
        <QueryClientProvider client={queries}>
          <IndexerContext value={indexer}>
            <ChainClockContext value={clock}>
              <TransactionStoreContext value={transactions}>
                <RouterProvider router={router} />
              </TransactionStoreContext>
            </ChainClockContext>
          </IndexerContext>
        </QueryClientProvider>
      </WagmiProvider>
    </RuntimeConfigContext>
  );
}
