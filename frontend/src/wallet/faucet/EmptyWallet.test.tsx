import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { contracts } from "../../testing/FakeNode.ts";
import { TestPage, testRuntime, testWagmi } from "../../testing/TestPage.tsx";
import { showPage } from "../../testing/showPage.tsx";
import { EmptyWallet } from "./EmptyWallet.tsx";

const account = localAccounts.buyer.address;
const NOW = 1_800_000_000;
const money = (ledger: bigint, wallet: bigint) => ({
  "Market.balanceOf": ledger,
  "SNM.balanceOf": wallet,
  "SNM.allowance": 0n,
});

describe("an account without money", () => {
  it("gets test coins on the local network", async () => {
    await showPage(<EmptyWallet account={account} />, { now: NOW, role: "buyer", reads: money(0n, 0n) });
    expect((await screen.findByTestId("wallet-empty")).textContent).toContain("neither coin for gas nor SNM");
    expect(screen.getByTestId("faucet").textContent).toBe("Get test coins");
  });

  it("is told what it lacks", async () => {
    await showPage(<EmptyWallet account={account} />, { now: NOW, role: "buyer", reads: money(0n, 1n) });
    expect((await screen.findByTestId("wallet-empty")).textContent).toContain("no coin for gas");
  });

  it("is told what to buy and where on any other network, and gets nothing", async () => {
    const elsewhere = { ...testRuntime, local: false, name: "Main" };
    await showPage(<></>, { now: NOW, role: "buyer", reads: money(0n, 0n) });
    render(
      <TestPage wagmi={testWagmi(account)} now={NOW} runtime={elsewhere}>
        <EmptyWallet account={account} />
      </TestPage>,
    );
    expect((await screen.findByTestId("wallet-empty-token")).textContent).toBe(contracts.SNM);
    expect(screen.queryByTestId("faucet")).toBeNull();
  });

  it("is no matter where it has both", async () => {
    await showPage(<EmptyWallet account={account} />, {
      now: NOW,
      role: "buyer",
      reads: money(1n, 0n),
      prepare: (node) => {
        node.coin = 1n;
      },
    });
    await new Promise((resume) => setTimeout(resume, 100));
    expect(screen.queryByTestId("wallet-empty")).toBeNull();
  });
});
