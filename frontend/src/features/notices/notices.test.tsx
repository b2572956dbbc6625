import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { NoticeBell } from "./NoticeBell.tsx";
import { NoticesPage } from "./NoticesPage.tsx";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const account = localAccounts.holder.address;
const SLOW = { timeout: 15_000 };

const ROWS = {
  ...{ account: null, bought: [], refundable: [], sold: [], orders: [], workers: [], programMembers: [] },
  ...{ rewardClaims: [], masternode: null, masternodes: [], signerKeys: [], oracles: [], reports: [] },
  ...{ parameterChanges: [], delegations: [], proposals: [], asked: [], developed: [], reviewed: [], reportKinds: [] },
};

const READS = {
  "Market.balanceOf": 0n,
  "Market.pausedUntil": 0n,
  "Reports.latestRate": { rate: 10n * SNM, cumulative: 0n, updatedAt: NOW, staleAfter: 86_400 },
  "Releases.minimumVersion": 0,
  "Releases.minimumVersionAt": 0,
  "SNM.balanceOf": 7n * SNM,
  "SNM.delegates": zeroAddress,
  "Dividends.earned": 2n * SNM,
  "Roadmap.choiceOf": [[], [], 0n],
  "Roadmap.currentEpoch": 1n,
  "Roadmap.epochLength": 86_400n,
  "EntryBrake.currentRound": [0n, 0, 0, 0n, 0n],
};

const both = (indexer: Indexer = rowsIndexer(ROWS)) =>
  showPage(
    <>
      <NoticeBell account={account} />
      <NoticesPage />
    </>,
    { now: NOW, role: "holder", reads: READS, indexer },
  );

describe("notices", () => {
  it("are read from chain and index, counted, and lead to where they are done", async () => {
    await both();
    const list = await screen.findByTestId("notices", undefined, SLOW);
    await waitFor(() => expect(within(list).getAllByTestId("notice")).toHaveLength(2), SLOW);
    const [dividends, delegate] = within(list).getAllByTestId("notice");
    expect(dividends?.textContent).toContain("You can claim 2.00 SNM of dividends.");
    expect(delegate?.textContent).toContain("Nobody votes with the 7.00 SNM in your wallet.");
    expect(within(dividends!).getByTestId("notice-act").getAttribute("href")).toContain("/dividends");
    expect(screen.getByTestId("bell-count").textContent).toBe("2");
    // The page has shown them: none is new.
    await waitFor(() => expect(screen.getByTestId("bell-count").dataset["fresh"]).toBe("0"));
  });

  it("go when they are dismissed, in the bell too, and come back by wish", async () => {
    await both();
    const user = userEvent.setup();
    const list = await screen.findByTestId("notices", undefined, SLOW);
    await waitFor(() => expect(within(list).getAllByTestId("notice")).toHaveLength(2), SLOW);
    await user.click(within(list).getAllByTestId("notice-dismiss")[0]!);
    await waitFor(() => expect(screen.getByTestId("bell-count").textContent).toBe("1"));
    await user.click(await screen.findByTestId("notices-restore", undefined, SLOW));
    await waitFor(() => expect(screen.getByTestId("bell-count").textContent).toBe("2"));
  });

  it("say as what the account could not be looked after", async () => {
    await both({ request: () => Promise.reject(new Error("down")) });
    expect((await screen.findByTestId("notices-failed", undefined, SLOW)).textContent).toContain("As buyer");
    expect(screen.queryByTestId("notices-empty")).toBeNull();
  });
});

describe("the title of the window", () => {
  it("counts what is new, until it was seen", async () => {
    document.title = "SONM";
    // Another account than above: that one has seen them.
    await showPage(<NoticeBell account={localAccounts.buyer.address} />, {
      ...{ now: NOW, role: "buyer", reads: READS, indexer: rowsIndexer(ROWS) },
    });
    await waitFor(() => expect(document.title).toBe("(2) SONM"), SLOW);
    const user = userEvent.setup();
    await user.click(screen.getByTestId("bell"));
    expect(await screen.findByTestId("bell-list")).toBeTruthy();
    await waitFor(() => expect(document.title).toBe("SONM"), SLOW);
  });
});
