import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { decodeFunctionData } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import type { Indexer } from "../../indexer/Indexer.ts";
import { FakeNode, LEGACY_TOKEN, contracts } from "../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { SwapPage } from "./SwapPage.tsx";
import { swapAction } from "./swapAction.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);

let node: FakeNode;

/** An index that is level with the chain and knows of one swap. */
const indexer: Indexer = {
  request: () =>
    Promise.resolve({
      _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
      legacySwaps: [{ swapped: String(7n * SNM), count: 1 }],
      swaps: [
        {
          ...{ id: "0x01", account: me.address.toLowerCase(), to: me.address.toLowerCase(), transaction: "0x02" },
          ...{ amount: String(7n * SNM), timestamp: String(NOW - 60) },
        },
      ],
    } as never),
};

async function show(reads: Record<string, unknown>, connected = true) {
  node = new FakeNode(me, NOW, {
    "Market.balanceOf": 0n,
    "SNM.balanceOf": 5n * SNM,
    "SNM.allowance": 0n,
    ...reads,
  });
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW} indexer={indexer}>
      <SwapPage />
    </TestPage>,
  );
}

const there = {
  "LegacySwap.legacy": LEGACY_TOKEN,
  "LegacySwap.left": 1_000n * SNM,
  "Legacy.balanceOf": 30n * SNM,
  "Legacy.allowance": 0n,
};

beforeEach(() => localStorage.clear());

describe("the swap", () => {
  it("approves and swaps, and says beforehand what is given and got", async () => {
    await show(there);
    await userEvent.type(await screen.findByTestId("swap-amount"), "12.5");
    const amount = (125n * SNM) / 10n;
    expect(screen.getByTestId("swap-give").dataset["wei"]).toBe(String(amount));
    expect(screen.getByTestId("swap-get").dataset["wei"]).toBe(String(amount));
    await waitFor(() => expect(screen.getByTestId("swap-after").dataset["wei"]).toBe(String(amount + 5n * SNM)));
    await userEvent.click(screen.getByTestId("swap-submit"));
    await waitFor(() => expect(node.sent).toHaveLength(2));
    expect(node.sent).toEqual([
      { to: "Legacy", functionName: "approve", args: [contracts.LegacySwap, amount] },
      { to: "LegacySwap", functionName: "swap", args: [amount] },
    ]);
    await screen.findByTestId("swap-done");
  });

  it("shows what was swapped before", async () => {
    await show(there);
    expect((await screen.findByTestId("swap-amount-done")).dataset["wei"]).toBe(String(7n * SNM));
  });

  it("offers no more than is left, and says why", async () => {
    await show({ ...there, "LegacySwap.left": 4n * SNM });
    expect((await screen.findByTestId("swap-short")).textContent).toContain("Only 4.00 SNM are left");
    await userEvent.type(screen.getByTestId("swap-amount"), "5");
    expect(screen.getByText("Left to be swapped: 4.00 SNM, no more.")).toBeTruthy();
  });

  it("has nothing to do for who has no original tokens", async () => {
    await show({ ...there, "Legacy.balanceOf": 0n });
    await screen.findByTestId("swap-none");
  });

  it("shows what is left before a wallet is connected", async () => {
    await show(there, false);
    await screen.findByTestId("connect-empty");
    expect(screen.getByTestId("swap-left").dataset["wei"]).toBe(String(1_000n * SNM));
  });

  it("says where there is no original token", async () => {
    await show({ "LegacySwap.legacy": LEGACY_TOKEN, "LegacySwap.left": 0n });
    expect((await screen.findByTestId("swap-missing")).textContent).toContain("no original token");
  });

  it("does not take silence for a missing token", async () => {
    await show({ "LegacySwap.legacy": () => Promise.reject(new Error("down")) });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await screen.findByTestId("swap-unreachable");
  });
});

describe("the steps of a swap", () => {
  const parties = { legacy: LEGACY_TOKEN, swap: contracts.LegacySwap };
  const approvals = (allowance: bigint) =>
    swapAction(parties, { account: me.address, amount: 10n, allowance }).prompts.map((prompt): unknown => {
      if (prompt.kind !== "transaction") throw new Error("The original token knows no permits.");
      const { to, data } = prompt.call([]);
      return to === LEGACY_TOKEN ? decodeFunctionData({ abi: snmAbi, data }).args?.[1] : "swap";
    });

  it.each([
    [0n, [10n, "swap"]],
    [9n, [0n, 10n, "swap"]],
    [10n, ["swap"]],
    [11n, ["swap"]],
  ])("with an allowance of %d", (allowance, expected) => expect(approvals(allowance)).toEqual(expected));
});
