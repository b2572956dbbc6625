import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen } from "@testing-library/react";
import { numberToHex } from "viem";
import { describe, expect, it } from "vitest";

import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { TransactionPage } from "./TransactionPage.tsx";
import { deedsOf } from "./deeds.ts";
import type { IndexedDeeds } from "./deedsQuery.ts";

const SNM = 10n ** 18n;
const HASH = numberToHex(7, { size: 32 });
const DEAL = numberToHex(12, { size: 32 });
const account = localAccounts.buyer.address;

const NOTHING: IndexedDeeds = {
  ...{ deposits: [], withdrawals: [], blacklistChanges: [], orders: [], orderNonces: [], orderEpochs: [], opened: [] },
  ...{ closed: [], settled: [], amendments: [], asked: [], payments: [], confirmed: [], removed: [], attestations: [] },
  ...{ reports: [], reportVoids: [], slashes: [], dutyClaims: [], commissionChanges: [], certificates: [] },
  ...{ dividendMoves: [], feeReceipts: [], swaps: [], rewardClaims: [], programEvents: [], steeringActs: [] },
  ...{ proposed: [], queued: [], executed: [], cancelled: [], votes: [], voteDelegations: [], brakeSupports: [] },
  ...{ brakePulls: [], treasuryFlows: [], featureSupports: [], workEvents: [], daoReports: [], releases: [] },
  ...{ charterVersions: [], parameterChanges: [] },
};

describe("what a transaction did", () => {
  it("is told in sentences, each with the page of what it is about", () => {
    const deal = { id: DEAL, number: 12 };
    const deeds = deedsOf({
      ...NOTHING,
      deposits: [{ id: "0x01", account: { id: account }, amount: String(3n * SNM) }],
      opened: [deal],
      orders: [{ id: "0x05", side: "BID" }],
      payments: [{ id: "0x02", paid: String(2n * SNM), fee: String(SNM / 100n), deal }],
      votes: [{ id: "0x03", support: "AGAINST", proposal: { number: 4 } }],
    });
    expect(deeds.map(({ text }) => text)).toEqual([
      "Deposited 3.00 SNM into a ledger balance.",
      "Announced a bid.",
      "Opened deal 12.",
      "Paid 2.00 SNM for deal 12, of it 0.01 SNM as fee.",
      "Voted against proposal 4.",
    ]);
    expect(deeds.map(({ about }) => about?.kind)).toEqual(["account", "order", "deal", "deal", "proposal"]);
  });

  it("is told once where the same happened twice", () => {
    const orders = [1n, 1n].map((nonce, at) => ({ id: numberToHex(at), nonce: String(nonce) })) as never;
    expect(deedsOf({ ...NOTHING, orderNonces: orders })).toHaveLength(1);
    expect(deedsOf(NOTHING)).toEqual([]);
  });
});

describe("the page of a transaction", () => {
  it("says that the chain does not know it", async () => {
    await showPage(<TransactionPage hash={HASH} />, {
      ...{ now: 1_800_000_000, indexer: rowsIndexer(NOTHING) },
      prepare: (node) => {
        node.transactions = () => null;
      },
    });
    expect(await screen.findByTestId("transaction-missing")).toBeTruthy();
  });

  it("shows the receipt beside what the index tells", async () => {
    const rows = { ...NOTHING, opened: [{ id: DEAL, number: 12 }] };
    await showPage(<TransactionPage hash={HASH} />, { now: 1_800_000_000, indexer: rowsIndexer(rows) });
    expect((await screen.findByTestId("transaction-state")).textContent).toBe("done");
    const deeds = await screen.findByTestId("deeds");
    expect(deeds.querySelector("a")?.getAttribute("href")).toContain(`/deals/${DEAL}`);
    expect(screen.getByTestId("transaction-block").textContent).toBe("100");
  });
});
