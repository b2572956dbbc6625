import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keccak256, toHex } from "viem";
import { describe, expect, it } from "vitest";

import { RpcFault } from "../../testing/FakeNode.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { RoadmapPage } from "./RoadmapPage.tsx";
import { divisionOf, isSameDivision, percentEntry, readPercent, roomFor } from "./division.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const EPOCH = 3n;
const titles = ["Masternodes", "A bridge to another chain", "A rendering service"];

const feature = (id: bigint) => ({
  title: titles[Number(id) - 1] ?? "",
  contentHash: keccak256(toHex(`feature ${id}`)),
  estimate: id === 1n ? 0n : id * 1_000n * SNM,
  addedAt: NOW - 1_000,
  closedAt: 0,
});

/** The second feature leads. */
const reads = (change: Record<string, unknown> = {}) => ({
  "Roadmap.ranking": [
    [2n, 1n, 3n],
    [60n * SNM, 40n * SNM, 0n],
  ],
  "Roadmap.featureOf": feature,
  "Roadmap.currentEpoch": EPOCH,
  "Roadmap.epochStart": (epoch: bigint) => BigInt(NOW) - 100n + (epoch - EPOCH) * 1_000n,
  "Roadmap.epochLength": 1_000n,
  "Roadmap.choiceOf": [[1n, 2n], [2_500, 5_000], EPOCH],
  "SonmGovernor.getVotes": (_account: string, timepoint: bigint) => (timepoint === BigInt(NOW) - 101n ? 7n * SNM : 0n),
  ...change,
});

const known = {
  features: [
    ...[1n, 2n, 3n].map((id) => ({
      ...{ number: Number(id), title: titles[Number(id) - 1], contentHash: feature(id).contentHash },
      ...{ uri: `data:,feature%20${id}`, closedAt: null, built: null, supports: [{ id: "0x01" }] },
    })),
    {
      ...{ number: 4, title: "Old", contentHash: feature(1n).contentHash, uri: "" },
      ...{ closedAt: String(NOW - 500), built: true, supports: [] },
    },
  ],
  featureSupports: [
    { id: localAccounts.holder.address, shares: [10_000], epoch: 2 },
    { id: localAccounts.buyer.address, shares: [2_500, 5_000], epoch: 3 },
    { id: localAccounts.supplier.address, shares: [], epoch: 1 },
  ],
};

const show = (change: Record<string, unknown> = {}, connected = true) =>
  showPage(<RoadmapPage />, {
    ...{ now: NOW, reads: reads(change), indexer: rowsIndexer(known) },
    role: connected ? "buyer" : undefined,
  });

const down = () => {
  throw new RpcFault(-32000, "down");
};

const row = async (id: number) =>
  within((await screen.findAllByTestId("division-row")).find(({ dataset }) => dataset["feature"] === String(id))!);

describe("a division of votes", () => {
  const of = (entries: Record<string, string>) =>
    divisionOf(new Map(Object.entries(entries).map(([id, text]) => [BigInt(id), text])), 2);

  it("is read in percent with two digits", () => {
    expect(["", "0", "12.5", "100", ".25"].map(readPercent)).toEqual([0, 0, 1_250, 10_000, 25]);
    expect(["101", "-1", "1.234", "much"].map(readPercent)).toEqual([undefined, undefined, undefined, undefined]);
    expect([0, 25, 2_500].map(percentEntry)).toEqual(["0", "0.25", "25"]);
  });

  it("leaves out what gets nothing, and leaves the rest ungiven", () => {
    const division = of({ 1: "25", 2: "", 3: "50" });
    expect([...division.shares]).toEqual([
      [1n, 2_500],
      [3n, 5_000],
    ]);
    expect(division).toMatchObject({ sum: 7_500, fault: undefined });
    expect(roomFor(1n, division)).toBe(5_000);
    expect(roomFor(2n, division)).toBe(2_500);
  });

  it("says what is wrong with it", () => {
    expect(of({ 1: "60", 2: "50.5" }).fault).toContain("110.5% together. Take 10.5% away");
    expect(of({ 1: "1", 2: "1", 3: "1" }).fault).toContain("Choose 2 features at most");
    expect(of({ 1: "all" }).fault).toContain("percentages");
  });

  it("is compared by its shares", () => {
    const [left, right] = [of({ 1: "25" }).shares, of({ 1: "25.00", 2: "0" }).shares];
    expect(isSameDivision(left, right)).toBe(true);
    expect(isSameDivision(left, of({ 1: "26" }).shares)).toBe(false);
    expect(isSameDivision(left, of({ 1: "25", 2: "1" }).shares)).toBe(false);
  });
});

describe("the roadmap", () => {
  it("ranks as the chain does, with weights, shares and estimates", async () => {
    await show({}, false);
    const features = await screen.findAllByTestId("feature");
    expect(features.map(({ dataset }) => dataset["feature"])).toEqual(["2", "1", "3"]);
    expect(features[0]?.textContent).toContain("60.00 votes");
    expect(features[0]?.textContent).toContain("60%");
    expect(features[0]?.textContent).toContain("2,000.00 SNM");
    expect(features[1]?.textContent).toContain("not estimated yet");
    expect(screen.getByTestId("connect-empty")).toBeTruthy();
    expect((await screen.findByTestId("closed-features")).textContent).toContain("built");
  });

  it("says what to do where nothing is on it", async () => {
    await show({ "Roadmap.ranking": [[], []] });
    await screen.findByTestId("features-empty");
    expect(screen.queryByTestId("division-submit")).toBeNull();
  });

  it("says that the network does not answer", async () => {
    await show({ "Roadmap.ranking": down });
    await screen.findByTestId("roadmap-unreachable", undefined, { timeout: 5_000 });
  });
});

describe("my votes", () => {
  it("are those of the epoch's start, divided as the chain says; nothing is to be done", async () => {
    await show();
    expect((await row(2)).getByTestId("division-entry")).toHaveProperty("value", "50");
    expect(screen.getByTestId("my-votes").dataset["votes"]).toBe(String(7n * SNM));
    expect(screen.getByTestId("division-sum").textContent).toContain("Not given: 25%");
    expect(screen.getByTestId("division-submit")).toHaveProperty("disabled", true);
  });

  it("are divided anew, each feature once and ascending", async () => {
    const node = await show();
    const third = (await row(3)).getByTestId("division-entry");
    await userEvent.type(third, "12.5");
    await userEvent.clear((await row(1)).getByTestId("division-entry"));
    await userEvent.click(screen.getByTestId("division-submit"));
    await screen.findByTestId("division-done");
    expect(node.sent).toEqual([
      {
        to: "Roadmap",
        functionName: "support",
        args: [
          [2n, 3n],
          [5_000, 1_250],
        ],
      },
    ]);
  });

  it("are not given twice: a slider stops at what is left, a number that is too high is refused", async () => {
    await show();
    const third = await row(3);
    fireEvent.change(third.getByTestId("division-slider"), { target: { value: "9000" } });
    expect(third.getByTestId("division-entry")).toHaveProperty("value", "25");
    await userEvent.clear(third.getByTestId("division-entry"));
    await userEvent.type(third.getByTestId("division-entry"), "80");
    expect(screen.getByTestId("division-sum").textContent).toContain("Take 55% away");
    expect(screen.getByTestId("division-submit")).toHaveProperty("disabled", true);
  });

  it("are counted again in a new epoch as they are", async () => {
    const node = await show({ "Roadmap.choiceOf": [[1n, 2n], [2_500, 5_000], EPOCH - 1n] });
    await screen.findByTestId("not-counted");
    expect(screen.getByTestId("division-submit").textContent).toBe("Count me in this epoch");
    await userEvent.click(screen.getByTestId("division-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "Roadmap", functionName: "count", args: [[localAccounts.buyer.address]] }]),
    );
  });

  it("are taken back by giving nothing", async () => {
    const node = await show();
    for (const id of [1, 2]) await userEvent.clear((await row(id)).getByTestId("division-entry"));
    await userEvent.click(screen.getByTestId("division-submit"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "Roadmap", functionName: "support", args: [[], []] }]));
  });

  it("are none before they are delegated", async () => {
    await show({ "SonmGovernor.getVotes": 0n });
    await screen.findByTestId("no-votes");
  });
});

describe("others' votes", () => {
  it("are counted by anybody, of those who divided them in an earlier epoch", async () => {
    const node = await show();
    await userEvent.click(await screen.findByTestId("count-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "Roadmap", functionName: "count", args: [[localAccounts.holder.address]] }]),
    );
  });
});
