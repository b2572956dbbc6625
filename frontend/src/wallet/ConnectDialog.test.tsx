import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toHex } from "viem";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type CreateConnectorFn, injected } from "wagmi";
import { getAccount } from "wagmi/actions";

import { TestPage, testRuntime, testWagmi } from "../testing/TestPage.tsx";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { connectBus } from "./connectBus.ts";

afterEach(() => {
  act(() => connectBus.close());
  localStorage.clear();
});

async function open(local: boolean, wallets: readonly CreateConnectorFn[] = []) {
  const wagmi = testWagmi(localAccounts.buyer.address, wallets);
  render(
    <TestPage wagmi={wagmi} now={1} runtime={{ ...testRuntime, local }}>
      <ConnectDialog dark={false} />
    </TestPage>,
  );
  act(() => connectBus.open());
  await screen.findByTestId("connect-dialog");
  return wagmi;
}

describe("on the local network", () => {
  it("offers the accounts of the four roles, marked as public", async () => {
    await open(true);
    for (const role of ["buyer", "supplier", "operator", "holder"]) await screen.findByTestId(`local-account-${role}`);
    expect(screen.getByText(/Public test keys, local network only/)).toBeDefined();
  });

  it("connects the one that is chosen, and remembers it", async () => {
    const wagmi = await open(true);
    await userEvent.setup().click(await screen.findByTestId("local-account-supplier"));
    await expect.poll(() => getAccount(wagmi).address).toBe(localAccounts.supplier.address);
    expect(localStorage.getItem("sonm.localAccount.v1")).toBe('"supplier"');
  });
});

describe("on any other network", () => {
  it("offers no test key", async () => {
    await open(false);
    expect(screen.getByTestId("connect-no-wallet").textContent).toContain("Install a wallet extension");
    expect(screen.queryByText(/test keys/i)).toBeNull();
    expect(screen.queryByTestId("local-account-buyer")).toBeNull();
  });
});

describe("on a phone", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("offers each wallet of its browser by its name, and connects it", async () => {
    vi.stubGlobal("navigator", { ...navigator, userAgent: "Mozilla/5.0 (Linux; Android 14; Pixel 7)" });
    const account = localAccounts.holder.address;
    const provider = {
      request: ({ method }: { method: string }) =>
        Promise.resolve(method === "eth_chainId" ? toHex(testRuntime.chainId) : [account]),
      on: () => undefined,
      removeListener: () => undefined,
    };
    const wagmi = await open(false, [
      injected({ target: { id: "network.sonm.test", name: "Pocket wallet", provider: provider as never } }),
    ]);
    const button = await screen.findByTestId("connect-wallet-network.sonm.test");
    expect(button.textContent).toBe("Pocket wallet");
    expect(screen.queryByTestId("connect-wallet")).toBeNull();
    await userEvent.setup().click(button);
    await expect.poll(() => getAccount(wagmi).address).toBe(account);
  });
});
