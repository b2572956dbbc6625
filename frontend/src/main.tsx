import "./styles.css";

import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { getBlock } from "wagmi/actions";

import { App, type Services } from "./App.tsx";
import { ChainClock } from "./chain/ChainClock.ts";
import { loadRuntimeConfig } from "./config/loadRuntimeConfig.ts";
import { narrowConnections } from "./config/narrowConnections.ts";
import type { RuntimeConfig } from "./config/RuntimeConfig.ts";
import { createIndexer } from "./indexer/Indexer.ts";
import { browserStorage } from "./lib/browserStorage.ts";
import { StartFailure } from "./shell/StartFailure.tsx";
import { TransactionStore } from "./tx/TransactionStore.ts";
import { createWagmiConfig } from "./wallet/createWagmiConfig.ts";
import { restoreLocalAccount } from "./wallet/localAccount.ts";
import { restorePhone } from "./wallet/restorePhone.ts";

/** How long what was read is good for another part of the page, in milliseconds. */
const STALE_AFTER = 1_000;

function createServices(runtime: RuntimeConfig): Services {
  return {
    runtime,
    wagmi: createWagmiConfig(runtime),
    queries: new QueryClient({ defaultOptions: { queries: { staleTime: STALE_AFTER, retry: 1 } } }),
    indexer: createIndexer(runtime.graphqlUrl),
    clock: new ChainClock(),
    transactions: new TransactionStore(browserStorage),
  };
}

/** The local network is another one after each start, under the same chain id. */
async function forgetLastNetwork({ wagmi, transactions, runtime: { chainId } }: Services): Promise<void> {
  const { hash } = await getBlock(wagmi, { chainId, blockNumber: 0n });
  transactions.belongTo(hash);
}

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no element with the id root");
const root = createRoot(container);

try {
  const runtime = await loadRuntimeConfig(document.baseURI, (...request) => fetch(...request));
  narrowConnections(document, runtime);
  const services = createServices(runtime);
  addEventListener("storage", services.transactions.hear);
  if (runtime.local)
    await Promise.all([restoreLocalAccount(services.wagmi), forgetLastNetwork(services)]).catch(() => undefined);
  if (runtime.walletConnectProjectId !== undefined)
    await restorePhone(services.wagmi, runtime.walletConnectProjectId).catch(() => undefined);
  root.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<StartFailure error={error} />);
}
