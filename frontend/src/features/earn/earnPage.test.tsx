import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { describe, expect, it } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { rewardIndexer } from "../../testing/rewardIndexer.ts";
import { PROGRAM_START, sampleProgram } from "../../testing/sampleProgram.ts";
import { showPage } from "../../testing/showPage.tsx";
import { EarnPage } from "./EarnPage.tsx";
import type { EarnSearch } from "./earnSearch.ts";

const NOW = PROGRAM_START + 1_000;
const USD = 10n ** 18n;

/** An index with reward programs, in which nobody rents or offers anything. */
function indexOf(programs: Parameters<typeof rewardIndexer>[0]["programs"]): Indexer {
  const known = rewardIndexer({ programs: programs ?? [] });
  return {
    request: async (document, variables) => ({
      ...(await known.request(document, variables)),
      ...{ deals: [], orders: [], masternodes: [] },
    }),
  };
}

function Page({ start }: { readonly start: EarnSearch }): ReactNode {
  const [search, setSearch] = useState(start);
  return <EarnPage search={search} onSearch={setSearch} />;
}

const show = (start: EarnSearch, indexer: Indexer, role?: "supplier") =>
  showPage(<Page start={start} />, {
    now: NOW,
    role,
    indexer,
    reads: {
      "Reports.latestRate": { rate: 5n * USD, cumulative: 0n, updatedAt: NOW - 5, staleAfter: 120 },
      "Market.fee": 500,
      "Market.pausedUntil": 0,
      "Releases.minimumVersion": 0,
      "Releases.minimumVersionAt": 0,
    },
  });

describe("what a machine could earn", () => {
  it("shows at the choice of a kind, with the program that takes it", async () => {
    await show({}, indexOf([sampleProgram()]));
    const user = userEvent.setup();
    await user.type(await screen.findByTestId("earn-kind"), "1080 Ti");
    await user.click(screen.getAllByTestId("earn-kind-option").find((one) => one.textContent.includes("GeForce"))!);
    const income = await screen.findByTestId("earn-income");
    expect(income.dataset["low"]).toBe(String(2n * USD));
    expect(screen.getByTestId("earn-total").textContent).toContain("$60.00");
    expect(screen.getByTestId("earn-market").textContent).toContain("not known");
    expect(screen.getByTestId("earn-sources").textContent).toContain("none on offer");
  });

  it("says what is missing and what it would add, until it is there", async () => {
    await show({ kind: "card:NVIDIA GeForce GTX 1080 Ti", memory: 13 }, indexOf([sampleProgram()]));
    expect((await screen.findByTestId("earn-gain")).textContent).toContain("$2.00 a day more");
    expect(screen.getByTestId("earn-gain").textContent).toContain("memory at least 16 GB");
    const user = userEvent.setup();
    await user.clear(screen.getByTestId("earn-memory"));
    await user.type(screen.getByTestId("earn-memory"), "16");
    await waitFor(() => expect(screen.queryByTestId("earn-gain")).toBeNull());
  });

  it("says that nobody knows where nothing is known", async () => {
    await show({ kind: "cpu" }, indexOf([]));
    expect((await screen.findByTestId("earn-unknown")).textContent).toContain("Nobody knows yet");
  });

  it("ends with the command for the connected account", async () => {
    await show({ kind: "cpu" }, indexOf([]), "supplier");
    expect((await screen.findByTestId("connect-command")).textContent).toContain("npm run sonm -- agent");
  });
});
