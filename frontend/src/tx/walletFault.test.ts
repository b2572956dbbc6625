import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { type Address, defineChain } from "viem";
import { createConfig, http, mock } from "wagmi";
import { connect, disconnect, switchChain } from "wagmi/actions";
import { describe, expect, it } from "vitest";

import { walletFault } from "./walletFault.ts";

const me: Address = localAccounts.buyer.address;
const chainOf = (id: number) =>
  defineChain({
    id,
    name: `chain ${id}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: ["http://127.0.0.1:1"] } },
  });

async function connected() {
  const config = createConfig({
    chains: [chainOf(31337), chainOf(1)],
    connectors: [mock({ accounts: [me] })],
    transports: { 31337: http(), 1: http() },
    storage: null,
    multiInjectedProviderDiscovery: false,
  });
  await connect(config, { connector: config.connectors[0]! });
  return config;
}

describe("a wallet in the middle of an action", () => {
  it("goes on where nothing changed", async () => {
    expect(walletFault(await connected(), me, 31337)).toBeUndefined();
  });

  it("is not asked in another account's name", async () => {
    expect(walletFault(await connected(), localAccounts.supplier.address, 31337)?.name).toBe("AccountChanged");
  });

  it("is not asked on another network", async () => {
    const config = await connected();
    await switchChain(config, { chainId: 1 });
    expect(walletFault(config, me, 31337)?.name).toBe("NetworkChanged");
  });

  it("is not asked once it is locked", async () => {
    const config = await connected();
    await disconnect(config);
    expect(walletFault(config, me, 31337)?.name).toBe("WalletDisconnected");
  });
});
