import { networks } from "@sonm/protocol/networks.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { type Config, type CreateConnectorFn, WagmiProvider, createConfig, http, mock } from "wagmi";

import { ChainClock } from "../chain/ChainClock.ts";
import { ChainClockContext } from "../chain/useChainClock.ts";
import { parseRuntimeConfig } from "../config/parseRuntimeConfig.ts";
import type { RuntimeConfig } from "../config/RuntimeConfig.ts";
import { RuntimeConfigContext } from "../config/useRuntimeConfig.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import { IndexerContext } from "../indexer/useIndexer.ts";
import { TransactionStore } from "../tx/TransactionStore.ts";
import { TransactionStoreContext } from "../tx/useTransactions.ts";
import { chainOf } from "../wallet/createWagmiConfig.ts";

export const testRuntime = parseRuntimeConfig({ chainId: 31337 }, networks, "http://127.0.0.1/");

/** An index that is always up to date and knows nothing else. */
const levelIndexer: Indexer = {
  request: () =>
    Promise.resolve({ _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false } } as never),
};

/** wagmi with a wallet of one account that answers through `fetch`; not connected yet. */
export function testWagmi(account: Address, others: readonly CreateConnectorFn[] = []): Config {
  const chain = chainOf(testRuntime);
  return createConfig({
    chains: [chain],
    connectors: [mock({ accounts: [account], features: { reconnect: true } }), ...others],
    transports: { [chain.id]: http(testRuntime.rpcUrl, { batch: false, retryCount: 0 }) },
    pollingInterval: 20,
    multiInjectedProviderDiscovery: false,
    storage: null,
  });
}

interface TestPageProps {
  readonly runtime?: RuntimeConfig;
  /** Knows nothing unless told. */
  readonly indexer?: Indexer;
  readonly wagmi: Config;
  /** Unix seconds. */
  readonly now: number;
  readonly children: ReactNode;
}

/** Everything that stands around a component on the real page, without the page. */
export function TestPage({ runtime = testRuntime, indexer = levelIndexer, wagmi, now, children }: TestPageProps) {
  const clock = new ChainClock(() => 0);
  clock.saw({ number: 100n, timestamp: now });
  const root = createRootRoute();
  const index = createRoute({ getParentRoute: () => root, path: "/", component: () => <>{children}</> });
  const deal = createRoute({ getParentRoute: () => root, path: "/deals/$id" });
  const masternode = createRoute({ getParentRoute: () => root, path: "/masternodes/$owner" });
  const machine = createRoute({ getParentRoute: () => root, path: "/machines/$address" });
  const program = createRoute({ getParentRoute: () => root, path: "/rewards/$id" });
  const hardwareClass = createRoute({ getParentRoute: () => root, path: "/rewards/classes/$classId" });
  const proposal = createRoute({ getParentRoute: () => root, path: "/dao/proposals/$number" });
  const work = createRoute({ getParentRoute: () => root, path: "/dao/works/$id" });
  const delegate = createRoute({ getParentRoute: () => root, path: "/dao/delegates/$address" });
  const account = createRoute({ getParentRoute: () => root, path: "/accounts/$address" });
  const transaction = createRoute({ getParentRoute: () => root, path: "/tx/$hash" });
  const report = createRoute({ getParentRoute: () => root, path: "/reports/$sequence" });
  const order = createRoute({ getParentRoute: () => root, path: "/orders/$id" });
  const things = [deal, masternode, machine, program, hardwareClass, proposal, work, delegate];
  const router = createRouter({
    routeTree: root.addChildren([index, ...things, account, transaction, report, order]),
    history: createMemoryHistory(),
  });
  return (
    <RuntimeConfigContext value={runtime}>
      <WagmiProvider config={wagmi} reconnectOnMount={false}>
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <IndexerContext value={indexer}>
            <ChainClockContext value={clock}>
              <TransactionStoreContext value={new TransactionStore(localStorage)}>
                <RouterProvider router={router as never} />
              </TransactionStoreContext>
            </ChainClockContext>
          </IndexerContext>
        </QueryClientProvider>
      </WagmiProvider>
    </RuntimeConfigContext>
  );
}
