import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import type { Deal } from "../../../indexer/deal.ts";
import { FakeNode } from "../../../testing/FakeNode.ts";
import { TestPage, testRuntime, testWagmi } from "../../../testing/TestPage.tsx";
import { sampleDeal } from "../../../testing/sampleDeal.ts";
import { roleIn } from "../dealWords.ts";
import { BondPanel } from "./BondPanel.tsx";
import { bestDowntime, provenOffline } from "./downtime.ts";

const HOUR = 3_600;
const DAY = 86_400;
const SNM = 10n ** 18n;
const BOND = 100n * SNM;
const RELAY = "http://127.0.0.1:7101/";

const running = sampleDeal(7);
const START = running.terms.start;
const CLOSED = START + 2 * HOUR;
const bonded = (change: Partial<Deal> = {}): Deal =>
  sampleDeal(7, {
    open: false,
    closedAt: CLOSED,
    terms: { ...running.terms, duration: 0, bond: BOND },
    bondHeld: BOND,
    ...change,
  });

const proof = (asOf: number, online: number) => ({
  sequence: asOf % 1_000,
  epoch: 1,
  asOf,
  online,
  proof: [`0x${"ab".repeat(32)}`] as const,
});

let node: FakeNode;
let asked: string[];

interface Scene {
  readonly deal?: Deal;
  readonly role?: "buyer" | "supplier" | "holder";
  readonly now?: number;
  /** What the masternode says; undefined for one that is down. */
  readonly uptimes?: unknown;
  /** SNM wei. */
  readonly refund?: bigint;
}

async function show({ deal = bonded(), role = "buyer", now = CLOSED + HOUR, uptimes, refund = 0n }: Scene) {
  const account = privateKeyToAccount(localAccounts[role].privateKey);
  node = new FakeNode(account, now, { "Guarantees.refundFor": refund });
  asked = [];
  vi.stubGlobal("fetch", (input: URL | string, init?: RequestInit) => {
    const url = String(input);
    if (!url.startsWith(RELAY)) return node.fetch(input, init);
    asked.push(url);
    return uptimes === undefined ? Promise.reject(new TypeError("down")) : Promise.resolve(Response.json(uptimes));
  });
  const wagmi = testWagmi(account.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={now} runtime={{ ...testRuntime, relays: [RELAY] }}>
      <BondPanel deal={deal} open={deal.open} role={roleIn(deal, account.address)} />
    </TestPage>,
  );
}

beforeEach(() => localStorage.clear());

/** What can be pressed, but for words that explain themselves. */
const buttons = () => screen.queryAllByRole("button").filter(({ dataset }) => dataset["term"] === undefined);

describe("the bond of a deal", () => {
  it("is explained while the deal runs, and asks nobody", async () => {
    await show({ deal: bonded({ open: true, closedAt: undefined }) });
    expect((await screen.findByTestId("bond-panel")).textContent).toContain("100.00 SNM");
    expect(buttons()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("gives the buyer the refund that the reports prove, in one click", async () => {
    const [before, after] = [proof(START - 60, 500), proof(CLOSED + 60, 500 + HOUR)];
    await show({ uptimes: { before, after }, refund: 60n * SNM });
    expect((await screen.findByTestId("bond-due")).textContent).toContain("60.00");
    expect(asked[0]).toBe(`${RELAY}uptimes/${running.terms.supplier.toLowerCase()}?from=${START}&to=${CLOSED}`);
    expect(screen.getByTestId("bond-offline").textContent).toBe("1 hour");
    await userEvent.click(screen.getByTestId("bond-claim"));
    await waitFor(() => expect(node.sent).toHaveLength(1));
    const plain = ({ sequence, asOf, online, proof: hashes }: ReturnType<typeof proof>) => ({
      sequence: BigInt(sequence),
      asOf,
      online,
      proof: hashes,
    });
    expect(node.sent[0]).toMatchObject({
      to: "Guarantees",
      functionName: "claim",
      args: [[bonded().terms], plain(before), plain(after)],
    });
  });

  it("brings no proof of the time before where there is none", async () => {
    await show({ uptimes: { before: null, after: proof(CLOSED, HOUR) }, refund: SNM });
    await userEvent.click(await screen.findByTestId("bond-claim"));
    await waitFor(() => expect(node.sent[0]?.args[1]).toEqual({ sequence: 0n, asOf: 0, online: 0, proof: [] }));
  });

  it("can be released where nothing is due", async () => {
    await show({ uptimes: { before: proof(START, 0), after: proof(CLOSED, 2 * HOUR) }, refund: 0n });
    await userEvent.click(await screen.findByTestId("bond-release"));
    await waitFor(() => expect(node.sent[0]).toMatchObject({ to: "Guarantees", functionName: "release" }));
    expect(screen.queryByTestId("bond-claim")).toBeNull();
  });

  it("says when the end is not reported yet, and when no masternode answers", async () => {
    await show({ uptimes: { before: proof(START, 0), after: null } });
    expect((await screen.findByTestId("bond-unreported")).textContent).toContain("not reported");
  });

  it("says when no masternode answers", async () => {
    await show({});
    expect((await screen.findByTestId("bond-silent")).textContent).toContain("No masternode");
  });

  it.each([
    ["rubbish", { before: 5, after: { sequence: "1" } }],
    ["too long a proof", { before: null, after: { ...proof(CLOSED, 0), proof: Array(65).fill("0x00") } }],
    ["negative numbers", { before: null, after: { ...proof(CLOSED, 0), online: -5 } }],
  ])("takes %s of a masternode for no report", async (_what, uptimes) => {
    await show({ uptimes });
    await screen.findByTestId("bond-unreported");
  });

  it("makes everybody else wait for the buyer", async () => {
    await show({ role: "supplier" });
    await screen.findByTestId("bond-waits");
    expect(buttons()).toEqual([]);
  });

  it("is anybody's to return after three days, by the chain's time", async () => {
    await show({ role: "holder", now: CLOSED + 3 * DAY + 1 });
    await userEvent.click(await screen.findByTestId("bond-release"));
    await waitFor(() => expect(node.sent[0]).toMatchObject({ to: "Guarantees", functionName: "release" }));
  });

  it("tells what became of it", async () => {
    const settled = { bondHeld: 0n, bondRefund: 25n * SNM, bondOffline: HOUR, bondSettledAt: CLOSED + HOUR };
    await show({ deal: bonded(settled), role: "holder" });
    const text = (await screen.findByTestId("bond-panel")).textContent;
    for (const part of ["25.00", "75.00", "1 hour"]) expect(text).toContain(part);
    expect(buttons()).toEqual([]);
  });

  it("is nothing where there is none", async () => {
    await show({ deal: running });
    await waitFor(() => expect(screen.queryByTestId("bond-panel")).toBeNull());
  });
});

describe("time offline", () => {
  const span = { start: 1_000, end: 2_000 };

  it.each([
    ["all of it", proof(1_000, 0), proof(2_000, 0), 1_000],
    ["none", proof(1_000, 0), proof(2_000, 1_000), 0],
    ["online time outside of the deal for the machine", proof(500, 0), proof(2_500, 400), 600],
    ["what lies outside of the proofs as online", proof(1_200, 0), proof(1_900, 0), 700],
    ["without a proof of the time before", null, proof(2_000, 300), 700],
    ["nothing for proofs that don't meet the deal", proof(3_000, 0), proof(4_000, 0), 0],
  ])("counts %s", (_what, before, after, offline) => {
    expect(provenOffline(span, before, after)).toBe(offline);
  });

  it("is the most that any masternode proves, of those whose numbers can be", () => {
    const found = bestDowntime(span, [
      { before: null, after: null },
      { before: proof(900, 0), after: proof(2_100, 800) },
      { before: proof(1_000, 50), after: proof(2_000, 450) },
      { before: proof(1_000, 50), after: proof(2_000, 0) },
    ]);
    expect(found?.offline).toBe(600);
    expect(bestDowntime(span, [{ before: null, after: null }])).toBeUndefined();
  });
});
