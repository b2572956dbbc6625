import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, within } from "@testing-library/react";
import { type Hex, keccak256, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { tagOf } from "../../lib/tag.ts";
import { contracts } from "../../testing/FakeNode.ts";
import { showPage } from "../../testing/showPage.tsx";
import { DirectoryPage } from "./DirectoryPage.tsx";

const NOW = 1_800_000_000;
const CODE: Hex = "0x6001";
const [market, profiles, gone] = ["Market", "Profiles", "Gone"].map((name) => tagOf(name)!) as [Hex, Hex, Hex];
const elsewhere = localAccounts.worker.address;

const listing = (target: Hex, codeHash = keccak256(CODE)) => ({ target, listedAt: NOW - 100, codeHash });

const listings: Record<Hex, readonly object[]> = {
  [market]: [listing(elsewhere), listing(contracts.Market)],
  [profiles]: [listing(elsewhere, keccak256("0x60"))],
  [gone]: [listing(elsewhere)],
};

const show = (names: readonly Hex[]) =>
  showPage(<DirectoryPage />, {
    now: NOW,
    reads: {
      "Directory.names": names,
      "Directory.addressOf": (name: Hex) =>
        name === market ? contracts.Market : name === profiles ? elsewhere : zeroAddress,
      "Directory.listingsOf": (name: Hex) => listings[name],
    },
    prepare: (node) => {
      node.codes = { [contracts.Market.toLowerCase()]: CODE, [elsewhere.toLowerCase()]: CODE };
    },
  });

const entry = async (name: string) =>
  within((await screen.findAllByTestId("directory-entry")).find(({ dataset }) => dataset["name"] === name)!);

describe("the directory", () => {
  it("tells which contract a name stands for, which it stood for, and that its code is the same", async () => {
    await show([market, profiles, gone]);
    const found = await entry("Market");
    expect(found.getByText("used by this page")).toBeTruthy();
    expect(found.getByText("Listed before: 1")).toBeTruthy();
    expect(found.getAllByTestId("listing")).toHaveLength(2);
    expect(found.queryByTestId("listing-changed")).toBeNull();
  });

  it("warns where the page uses another contract, and where the code is another one", async () => {
    await show([market, profiles, gone]);
    const found = await entry("Profiles");
    expect(found.getByTestId("directory-differs")).toBeTruthy();
    expect(found.getByTestId("listing-changed")).toBeTruthy();
  });

  it("marks what is listed no longer", async () => {
    await show([market, profiles, gone]);
    expect((await entry("Gone")).getByText("no longer listed")).toBeTruthy();
  });

  it("says what to do where nothing is listed", async () => {
    await show([]);
    await screen.findByTestId("directory-empty");
  });
});
