import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { zeroAddress, zeroHash } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY } from "../../lib/time.ts";
import { FakeNode } from "../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { governanceIndexer } from "../../testing/governanceIndexer.ts";
import { sampleProposal } from "../../testing/sampleProposal.ts";
import { DaoPanel } from "../validators/DaoPanel.tsx";
import { DaoPage } from "./DaoPage.tsx";
import { ProposalsPage } from "./ProposalsPage.tsx";
import { BrakePage } from "./brake/BrakePage.tsx";
import { DelegatePage } from "./delegates/DelegatePage.tsx";
import { DelegatesPage } from "./delegates/DelegatesPage.tsx";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);
const other = localAccounts.buyer.address;

const reads: Record<string, unknown> = {
  "SonmGovernor.state": (id: bigint) => Number(id % 10n),
  "SonmGovernor.hasVoted": false,
  "SonmGovernor.guardian": zeroAddress,
  "SonmGovernor.guardianTermEnd": BigInt(NOW + DAY),
  "SNM.getVotes": 100n * SNM,
  "SNM.getPastVotes": 60n * SNM,
  "SNM.balanceOf": 100n * SNM,
  "SNM.delegates": zeroAddress,
  "Dividends.getVotes": 0n,
  "Dividends.getPastVotes": 0n,
  "Dividends.lockedOf": 5n * SNM,
  "Dividends.delegates": me.address,
  "Masternodes.getVotes": 0n,
  "Masternodes.getPastVotes": 0n,
  "Treasury.totalSpent": 0n,
  "Treasury.fastSpendingLeft": 1n,
  "EntryBrake.currentRound": [0n, 0n, 0n, 0n, 1_000n * SNM],
  "EntryBrake.hasSupported": false,
  "Market.pausedUntil": 0n,
  "Roadmap.ranking": [[1n], [9n * SNM]],
  "Roadmap.currentEpoch": 1n,
  "Roadmap.epochLength": 100n,
  "Roadmap.epochStart": BigInt(NOW),
  "Roadmap.featureOf": { title: "A bridge", contentHash: zeroHash, estimate: 0n, addedAt: NOW, closedAt: 0 },
};

let node: FakeNode;

async function show(page: ReactNode, indexer: Indexer, change: Record<string, unknown> = {}, connected = true) {
  node = new FakeNode(me, NOW, { ...reads, ...change });
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW} indexer={indexer}>
      {page}
    </TestPage>,
  );
}

const deaf: Indexer = { request: () => Promise.reject(new Error("down")) };

/** One in each state that the chain tells, by the last digit of its id; and one that the index knows as executed. */
const proposals = [
  sampleProposal(NOW, { number: 1, id: 10n, title: "Waits", snapshot: NOW + DAY }),
  sampleProposal(NOW, { number: 2, id: 11n, title: "Runs" }),
  sampleProposal(NOW, { number: 3, id: 13n, title: "Rejected" }),
  sampleProposal(NOW, { number: 4, id: 14n, title: "Accepted" }),
  sampleProposal(NOW, { number: 5, id: 15n, title: "Due", eta: NOW - 1, queuedAt: NOW - DAY }),
  sampleProposal(NOW, { number: 6, id: 17n, title: "Done", closed: true, executedAt: NOW - DAY }),
];

beforeEach(() => localStorage.clear());

describe("the list of proposals", () => {
  const numbers = () => screen.getAllByTestId("proposal").map(({ dataset }) => dataset["proposal"]);

  it.each([
    [{}, ["1", "2", "4", "5"]],
    [{ show: "ended" }, ["3"]],
    [{ show: "executed" }, ["6"]],
    [{ show: "all" }, ["1", "2", "3", "4", "5", "6"]],
  ] as const)("shows by %o those whose state is asked for", async (search, expected) => {
    await show(<ProposalsPage search={search} onSearch={() => undefined} />, governanceIndexer({ proposals }));
    await waitFor(() => expect(numbers()).toEqual(expected));
  });

  it("says what to do where there is none, and where the index is down", async () => {
    await show(<ProposalsPage search={{}} onSearch={() => undefined} />, governanceIndexer({}));
    await screen.findByTestId("proposals-empty");
    await show(<ProposalsPage search={{}} onSearch={() => undefined} />, deaf);
    await screen.findByTestId("index-unreachable", {}, { timeout: 5_000 });
  });
});

describe("the overview", () => {
  it("says what waits for the reader", async () => {
    await show(<DaoPage />, governanceIndexer({ proposals }));
    const todo = await screen.findByTestId("dao-todo");
    await waitFor(() => expect(todo.textContent).toContain("Vote on proposal 2"));
    expect(todo.textContent).toContain("Queue proposal 4");
    expect(todo.textContent).toContain("Execute proposal 5");
    expect(todo.textContent).toContain("Nobody votes with the SNM in your wallet");
    expect(screen.getByTestId("dao-my-votes").dataset["votes"]).toBe(String(100n * SNM));
    expect(screen.getByTestId("dao-treasury").dataset["wei"]).toBe(String(100n * SNM));
  });

  it("says so where nothing does", async () => {
    await show(<DaoPage />, governanceIndexer({}), { "SNM.delegates": me.address });
    await screen.findByTestId("dao-todo-none");
    await screen.findByTestId("dao-open-none");
  });

  it("tells of priorities, work and reports that are late", async () => {
    const workOrders = [{ number: 2, title: "Build it", status: "RUNNING", budget: String(5n * SNM) }];
    const kind = { id: "0x01", name: "operations", author: other, period: "10", grace: "5" };
    const reportKinds = [
      { ...kind, next: String(NOW - 16) },
      { ...kind, id: "0x02", name: "status", next: String(NOW + DAY) },
    ];
    await show(<DaoPage />, governanceIndexer({ workOrders, reportKinds }));
    const rows = () => screen.getAllByTestId("digest-row").map(({ textContent }) => textContent);
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(rows()).toEqual([
      "A bridge9.00 votes",
      "Build itunder way5.00 SNM",
      "operationsoverdue",
      "statusdue in 1 d",
    ]);
  });

  it("is there without a wallet", async () => {
    await show(<DaoPage />, governanceIndexer({ proposals }), {}, false);
    await screen.findByText(/Connect a wallet to see/);
    await waitFor(() => expect(screen.getAllByTestId("proposal")).toHaveLength(4));
  });
});

describe("delegating", () => {
  const facts = {
    ...{ id: other.toLowerCase(), walletVotes: "7", lockedVotes: "0", votes: "7", delegatorCount: 2 },
    ...{ votesCast: 1, proposalsMade: 0, lastVotedAt: String(NOW - DAY) },
  };

  it("gives the wallet's votes to oneself, and leaves those that are so already", async () => {
    await show(<DelegatesPage />, governanceIndexer({ delegates: [facts] }));
    expect((await screen.findByTestId("delegate")).textContent).toContain("2 wallets delegate");
    const submit = await screen.findByTestId<HTMLButtonElement>("delegate-submit");
    await userEvent.click(submit);
    await waitFor(() => expect(node.sent).toEqual([{ to: "SNM", functionName: "delegate", args: [me.address] }]));
  });

  it("gives votes of wallet and lock to somebody else in two steps", async () => {
    await show(<DelegatesPage />, governanceIndexer({}));
    const field = await screen.findByTestId("delegate-to");
    await userEvent.clear(field);
    await userEvent.type(field, "0x12");
    expect(screen.getByText(/0x and 40 digits/)).toBeTruthy();
    await userEvent.clear(field);
    await userEvent.type(field, other);
    expect(screen.getByTestId("action-steps").querySelectorAll("li")).toHaveLength(2);
    await userEvent.click(screen.getByTestId("delegate-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([
        { to: "SNM", functionName: "delegate", args: [other] },
        { to: "Dividends", functionName: "delegate", args: [other] },
      ]),
    );
  });

  it("shows the record of a delegate, with reasons", async () => {
    const delegate = {
      ...facts,
      delegators: [{ id: me.address.toLowerCase(), since: String(NOW - DAY) }],
      cast: [
        {
          ...{ voter: { id: other }, support: "AGAINST", weight: "7", reason: "No need", sender: other },
          ...{ timestamp: String(NOW), transaction: "0x00", proposal: { number: 4, title: "Pay" } },
        },
      ],
      proposals: [],
    };
    await show(<DelegatePage address={other} />, governanceIndexer({ delegate }));
    const cast = await screen.findByTestId("delegate-cast");
    expect(cast.textContent).toContain("No need");
    expect(cast.textContent).toContain("against");
    expect(screen.getByTestId("delegators").textContent).toContain("0x");
    expect((await screen.findByTestId("delegate-votes")).dataset["votes"]).toBe(String(100n * SNM));
    expect(screen.getByTestId<HTMLInputElement>("delegate-to").value).toBe(other);
  });

  it("has a page for whoever did nothing yet", async () => {
    await show(<DelegatePage address={other} />, governanceIndexer({}));
    await screen.findByTestId("delegate-no-votes");
  });
});

describe("the emergency brake", () => {
  it("takes support with a reason, and tells that it opens a round", async () => {
    await show(<BrakePage />, governanceIndexer({}));
    await screen.findByTestId("brake-history-empty");
    const submit = await screen.findByTestId<HTMLButtonElement>("brake-submit");
    expect(submit.disabled).toBe(true);
    await userEvent.type(screen.getByTestId("brake-reason"), "Funds leak");
    await userEvent.click(submit);
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "EntryBrake", functionName: "support", args: ["Funds leak"] }]),
    );
  });

  it("counts votes as of the round, and warns where they are enough", async () => {
    const round = [3n, BigInt(NOW - 60), BigInt(NOW + DAY), 950n * SNM, 1_000n * SNM];
    await show(<BrakePage />, governanceIndexer({}), { "EntryBrake.currentRound": round });
    await screen.findByTestId("brake-would-pull");
    expect(screen.getByTestId("power-total").dataset["votes"]).toBe(String(60n * SNM));
    expect(screen.getByTestId("brake-total").dataset["votes"]).toBe(String(950n * SNM));
  });

  it("says that one supports it, and what happened", async () => {
    const round = [3n, BigInt(NOW - 60), BigInt(NOW + DAY), 60n * SNM, 1_000n * SNM];
    const support = {
      ...{ id: "0x01", round: { number: 3 }, account: me.address, votes: String(60n * SNM), reason: "Funds leak" },
      timestamp: String(NOW),
    };
    await show(<BrakePage />, governanceIndexer({ brakeSupports: [support] }), {
      "EntryBrake.currentRound": round,
      "EntryBrake.hasSupported": true,
    });
    await screen.findByTestId("brake-supported");
    expect((await screen.findByTestId("brake-history")).textContent).toContain("Funds leak");
  });

  it("is not pulled again while new deals are stopped", async () => {
    await show(<BrakePage />, governanceIndexer({}), { "Market.pausedUntil": BigInt(NOW + DAY) });
    await screen.findByTestId("brake-stopped");
    expect(screen.getByTestId("brake-state").textContent).toBe("stopped");
    expect(screen.queryByTestId("brake-submit")).toBeNull();
  });

  it("is pulled by the guardian alone", async () => {
    await show(<BrakePage />, governanceIndexer({}), { "SonmGovernor.guardian": me.address });
    await userEvent.type(await screen.findByTestId("brake-reason"), "Exploit");
    await waitFor(() => expect(screen.getByTestId("brake-submit").textContent).toContain("Stop new deals"));
    await userEvent.click(screen.getByTestId("brake-submit"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "EntryBrake", functionName: "pull", args: ["Exploit"] }]));
  });
});

describe("deciding about validators and bans", () => {
  const lists = { validators: [], banned: [{ address: other, name: "", since: NOW }] };

  it("leads to a proposal that is filled in", async () => {
    await show(<DaoPanel lists={lists} />, governanceIndexer({}), {}, false);
    await userEvent.type(await screen.findByTestId("dao-target"), other);
    await userEvent.click(screen.getByTestId("dao-decision-ban"));
    expect(screen.getByText("It is banned already.")).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>("dao-submit").disabled).toBe(true);
    await userEvent.click(screen.getByTestId("dao-decision-lift"));
    const link = new URL(screen.getByTestId<HTMLAnchorElement>("dao-submit").href);
    expect(link.pathname).toBe("/dao/propose");
    expect(Object.fromEntries(link.searchParams)).toEqual({
      action: "Market.setBanned",
      account: other,
      banned: "no",
    });
  });
});
