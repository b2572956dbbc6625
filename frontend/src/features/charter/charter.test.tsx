import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { zeroHash } from "viem";
import { describe, expect, it } from "vitest";

import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { CharterPage } from "./CharterPage.tsx";

const NOW = 1_800_000_000;
const TEXTS = ["For compute.\nBy holders.", "For compute.\nBy all holders.\nIn the open."];

const show = (current: bigint, texts: readonly string[] = TEXTS) =>
  showPage(<CharterPage />, {
    now: NOW,
    reads: {
      "Charter.currentVersion": current,
      "Charter.textOf": (version: bigint) => texts[Number(version) - 1] ?? "",
    },
    indexer: rowsIndexer({ charterVersions: [{ number: 2, timestamp: String(NOW - 5), transaction: zeroHash }] }),
  });

describe("the charter", () => {
  it("shows the text in force, and earlier ones", async () => {
    await show(2n);
    expect((await screen.findByTestId("charter-text")).textContent).toBe(TEXTS[1]);
    await userEvent.selectOptions(screen.getByTestId("charter-version"), "1");
    expect((await screen.findByTestId("charter-text")).textContent).toBe(TEXTS[0]);
  });

  it("sets headings and what stands out, and nothing that a text could smuggle in", async () => {
    await show(1n, ["# Charter\n\n1. **Who.** All <b>holders</b>."]);
    const text = await screen.findByTestId("charter-text");
    expect([...text.children].map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
      ["STRONG", "Charter"],
      ["STRONG", "Who."],
    ]);
    expect(text.textContent).toBe("Charter\n\n1. Who. All <b>holders</b>.");
  });

  it.each([
    ["2", "1"],
    ["1", "2"],
  ])("compares version %s with %s, the older one first", async (version, other) => {
    await show(2n);
    await userEvent.selectOptions(await screen.findByTestId("charter-version"), version);
    await userEvent.selectOptions(screen.getByTestId("charter-other"), other);
    const lines = [...(await screen.findByTestId("charter-diff")).children];
    expect(lines.map((line) => line.getAttribute("data-kind"))).toEqual(["same", "removed", "added", "added"]);
    expect(lines[1]?.textContent).toContain("removed: By holders.");
    expect(screen.getByTestId("charter-diff-sum").textContent).toContain("2 lines added, 1 removed");
  });

  it("is missing before there is one", async () => {
    await show(0n);
    await screen.findByTestId("charter-empty");
  });
});
