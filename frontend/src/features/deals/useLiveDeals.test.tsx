import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import { type Hex, encodeAbiParameters, encodeEventTopics, numberToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, expect, it, vi } from "vitest";

import type { Deal } from "../../indexer/deal.ts";
import { FakeNode, contracts } from "../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { sampleDeal } from "../../testing/sampleDeal.ts";
import { useLiveDeals } from "./useLiveDeals.ts";

const NOW = 1_800_000_060;
const deal = sampleDeal(7);
const FIRST = deal.current;
const SECOND = numberToHex(8, { size: 32 });
const THIRD = numberToHex(9, { size: 32 });
const running = { escrow: 10n ** 18n, billedUntil: NOW - 10, integral: 0n, holdsBond: false };
const over = { escrow: 0n, billedUntil: 0, integral: 0n, holdsBond: false };

/** The market's word that a deal goes on under another id. */
const amended = (id: Hex, newId: Hex, price: bigint, duration: bigint) => ({
  address: contracts.Market,
  topics: encodeEventTopics({ abi: marketAbi, eventName: "DealAmended", args: { id, newId } }),
  data: encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [price, duration]),
  blockNumber: "0x64",
  blockHash: FIRST,
  transactionHash: FIRST,
  transactionIndex: "0x0",
  logIndex: "0x0",
  removed: false,
});

let node: FakeNode;
let shown: string[];

beforeEach(() => {
  shown = [];
  node = new FakeNode(privateKeyToAccount(localAccounts.buyer.privateKey), NOW, {
    "Reports.latestRate": { rate: 10n ** 18n, cumulative: 0n, updatedAt: NOW - 5, staleAfter: 120 },
    "Market.balanceOf": 0n,
  });
  vi.stubGlobal("fetch", node.fetch);
});

function Show({ given }: { readonly given: Deal }) {
  const [live] = useLiveDeals([given]);
  const text = `${live?.open === true ? "open" : "closed"} ${live?.deal.terms.price} ${live?.live === undefined ? "reading" : "live"}`;
  shown.push(text);
  return <p data-testid="shown">{text}</p>;
}

function follow(states: Readonly<Record<Hex, typeof running>>, logs: ReturnType<typeof amended>[]) {
  node.reads["Market.dealState"] = (id: Hex) => states[id] ?? over;
  node.logs = ({ topics }) => logs.filter((log) => log.topics[1] === topics[1]);
  render(
    <TestPage wagmi={testWagmi(localAccounts.buyer.address)} now={NOW}>
      <Show given={deal} />
    </TestPage>,
  );
}

it("goes on with a deal that was amended, under its new price, and never calls it closed", async () => {
  follow({ [THIRD]: running }, [amended(FIRST, SECOND, 5n, 3_600n), amended(SECOND, THIRD, 6n, 7_200n)]);
  await waitFor(() => expect(screen.getByTestId("shown").textContent).toBe("open 6 live"));
  expect(shown.filter((text) => text.startsWith("closed"))).toEqual([]);
});

it("calls a deal closed that ended without going on", async () => {
  follow({}, []);
  await waitFor(() => expect(screen.getByTestId("shown").textContent).toContain("closed"));
});

it("calls a deal closed that was amended and then closed, before the index knows of either", async () => {
  follow({}, [amended(FIRST, SECOND, 5n, 3_600n)]);
  await waitFor(() => expect(screen.getByTestId("shown").textContent).toContain("closed"));
});
