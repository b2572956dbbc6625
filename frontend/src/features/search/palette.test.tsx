import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { numberToHex } from "viem";
import { describe, expect, it } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { SearchButton } from "../../shell/SearchButton.tsx";
import { SearchPage } from "./SearchPage.tsx";

const NOW = 1_800_000_000;
const DEAL = numberToHex(12, { size: 32 });

const NOTHING = {
  ...{ accounts: [], masternodes: [], workers: [], gpus: [], orders: [], proposals: [], workOrders: [], features: [] },
  ...{ hardwareClasses: [], rewardPrograms: [], deals: [], reports: [], directoryListings: [] },
  ...{ account: null, worker: null, masternode: null, signerKey: null, order: null, dealId: null, workOffer: null },
};

/** An index that knows a deal by its number and proposals by a word, and counts what it is asked. */
function searched() {
  const asked: Record<string, unknown>[] = [];
  const indexer: Indexer = {
    request: (_document, variables) => {
      asked.push(variables);
      const { number, text } = variables as { readonly number?: number; readonly text?: string };
      return Promise.resolve({
        ...NOTHING,
        _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
        deals: number === 12 ? [{ id: DEAL, number: 12, status: "OPEN" }] : [],
        proposals: text === "fee" ? [1, 2].map((one) => ({ number: one, title: `Raise the fee ${one}` })) : [],
      } as never);
    },
  };
  return { indexer, asked };
}

const open = async (indexer: Indexer) => {
  await showPage(
    <>
      <input aria-label="elsewhere" />
      <SearchButton />
    </>,
    { now: NOW, indexer },
  );
  return userEvent.setup();
};

describe("the search over the page", () => {
  it("opens by a key, finds by number and leads there by keys alone", async () => {
    const { indexer } = searched();
    const user = await open(indexer);
    await screen.findByTestId("search-open");
    await user.keyboard("/");
    const input = await screen.findByRole("combobox");
    expect(document.activeElement).toBe(input);
    await user.keyboard("deal 12");
    const option = await screen.findByRole("option", { name: /Deal 12/ });
    expect(option.getAttribute("href")).toContain(`/deals/${DEAL}`);
    expect(input.getAttribute("aria-activedescendant")).toBe(option.id);
    expect(screen.getByTestId("search-count").textContent).toBe("1 result");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByTestId("search-palette")).toBeNull());
    expect(localStorage.getItem("sonm.search.31337")).toContain("Deal 12");
  });

  it("goes through what was found with the arrows, around its ends", async () => {
    const { indexer } = searched();
    const user = await open(indexer);
    await screen.findByTestId("search-open");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "fee");
    await screen.findByRole("option", { name: /Raise the fee 2/ });
    const marked = () => screen.getAllByRole("option").findIndex((one) => one.getAttribute("aria-selected") === "true");
    const last = screen.getAllByRole("option").length - 1;
    expect(marked()).toBe(0);
    await user.keyboard("{ArrowUp}");
    expect(marked()).toBe(last);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(marked()).toBe(1);
    const group = screen.getByRole("group", { name: "Proposals" });
    expect(within(group).getAllByRole("option")).toHaveLength(2);
  });

  it("asks once for what is typed in one go, and says where nothing is found", async () => {
    const { indexer, asked } = searched();
    const user = await open(indexer);
    await user.click(await screen.findByTestId("search-open"));
    await user.type(await screen.findByRole("combobox"), "zebra");
    await screen.findByTestId("search-none");
    expect(asked.filter(({ text }) => typeof text === "string").map(({ text }) => text)).toEqual(["zebra"]);
    expect(screen.getByTestId("search-count").textContent).toBe("Nothing found");
  });

  it("tells what is wrong with a hash at once", async () => {
    const { indexer } = searched();
    const user = await open(indexer);
    await user.click(await screen.findByTestId("search-open"));
    await user.type(await screen.findByRole("combobox"), "0x1234");
    expect((await screen.findByTestId("search-remark")).textContent).toContain("4 digits");
  });

  it("leaves the keys to what they are typed into", async () => {
    const { indexer } = searched();
    const user = await open(indexer);
    await user.type(await screen.findByLabelText("elsewhere"), "a/b");
    expect(screen.queryByTestId("search-palette")).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("elsewhere").value).toBe("a/b");
  });

  it("says that the index does not answer, and finds pages all the same", async () => {
    const indexer: Indexer = { request: () => Promise.reject(new Error("down")) };
    const user = await open(indexer);
    await user.click(await screen.findByTestId("search-open"));
    await user.type(await screen.findByRole("combobox"), "withdraw");
    expect(await screen.findByTestId("search-failed")).toBeTruthy();
    expect(screen.getAllByRole("option")[0]?.getAttribute("href")).toContain("/account");
  });
});

describe("the page of a search", () => {
  it("shows all that its address asks for, by kind", async () => {
    const { indexer } = searched();
    await showPage(<SearchPage query="fee" onQuery={() => undefined} />, { now: NOW, indexer });
    const [, proposals] = await waitFor(() => {
      const groups = screen.getAllByTestId("search-group");
      expect(groups.map(({ dataset }) => dataset["kind"])).toEqual(["page", "proposal"]);
      return groups;
    });
    expect(within(proposals!).getAllByTestId("search-page-hit")).toHaveLength(2);
  });
});
