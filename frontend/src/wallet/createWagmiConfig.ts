import { type Chain, defineChain } from "viem";
import { type Config, createConfig, createStorage, http } from "wagmi";

import type { RuntimeConfig } from "../config/RuntimeConfig.ts";
import { browserStorage } from "../lib/browserStorage.ts";
import { announcedWallets } from "./announcedWallets.ts";
import { legacyConnector } from "./legacyConnector.ts";

/** How often the page asks the chain for news, in milliseconds: the local network makes a block a second. */
const LOCAL_POLLING = 500;
const POLLING = 4_000;

/** The network as wallets are told about it. */
export function chainOf({ chainId, name, rpcUrl, explorerUrl, local }: RuntimeConfig): Chain {
  return defineChain({
    id: chainId,
    name: local ? "SONM local network" : name,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    ...(explorerUrl === undefined ? {} : { blockExplorers: { default: { name: "Explorer", url: explorerUrl } } }),
    testnet: local,
  });
}

/** What wagmi remembers of the last visit. Full or forbidden storage only makes it forget. */
const forgivingStorage = {
  getItem: (key: string) => browserStorage.getItem(key),
  removeItem: (key: string) => browserStorage.removeItem(key),
  setItem: (key: string, value: string) => {
    try {
      browserStorage.setItem(key, value);
    } catch {
      // Full: the next visit begins without a connected wallet.
    }
  },
};

/**
 * Reads go straight to the node; wallets are found by what they announce, and by `window.ethereum` only if none does. Knows
 * nothing of the dialog for choosing a wallet, which stays out of the first load.
 */
export function createWagmiConfig(runtime: RuntimeConfig): Config {
  const chain = chainOf(runtime);
  const legacy = announcedWallets(window) === 0 && "ethereum" in window;
  return createConfig({
    chains: [chain],
    connectors: legacy ? [legacyConnector()] : [],
    multiInjectedProviderDiscovery: true,
    transports: { [chain.id]: http(runtime.rpcUrl, { batch: { wait: 10 } }) },
    pollingInterval: runtime.local ? LOCAL_POLLING : POLLING,
    ssr: false,
    storage: createStorage({ storage: forgivingStorage }),
  });
}
