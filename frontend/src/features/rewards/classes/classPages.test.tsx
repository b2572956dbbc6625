import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { Steering } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { encodeErrorResult } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import type { Indexer } from "../../../indexer/Indexer.ts";
import { DAY } from "../../../lib/time.ts";
import { FakeNode, RpcFault } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { type IndexedPoint, rewardIndexer } from "../../../testing/rewardIndexer.ts";
import { sampleMandate } from "../../../testing/sampleMandate.ts";
import { PROGRAM_START, sampleProgram } from "../../../testing/sampleProgram.ts";
import { RewardsPage } from "../RewardsPage.tsx";
import { ClassPage } from "./ClassPage.tsx";

const NOW = PROGRAM_START + 1_000;
const SNM = 10n ** 18n;
const someone = privateKeyToAccount(localAccounts.buyer.privateKey);
const { label } = hardwareClasses[0]!;
const NO_MANDATE = sampleMandate({
  ...{ usdPerGpuDay: 0n, maxGpus: 0, step: 0, guarantee: 0, reserveMargin: 0, band: 0, boost: 0 },
  ...{ dailyGrant: 0n, feePerGpuDay: 0n },
});

/** Ten days with 3 units, 2 of them in deals, newest first. */
const points: readonly IndexedPoint[] = Array.from({ length: 11 }, (_, index) => {
  const days = 10 - index;
  return {
    asOf: String(PROGRAM_START + (days - 10) * DAY),
    supplied: String(days * 3 * DAY),
    demanded: String(days * 2 * DAY),
  };
});

const act = {
  ...{ id: "0x01", steering: "OPENED", supply: "1500", demand: "3000", program: { number: 0 }, gpus: "4" },
  ...{ budget: String(5n * SNM), timestamp: String(PROGRAM_START), transaction: `0x${"22".repeat(32)}` },
};

const OPEN = {
  ...{ steering: Steering.Opened, supply: 3_000n, demand: 2_000n, programId: 0n, gpus: 4n, budget: 9n * SNM },
};

/** A node that tells of a class with a mandate; `reads` change that. */
const nodeOf = (reads: Record<string, unknown> = {}) =>
  new FakeNode(someone, NOW, {
    "Reports.latestRate": { rate: 5n * SNM, cumulative: 0n, updatedAt: NOW - 5, staleAfter: 120 },
    "ClassBalances.interval": BigInt(DAY),
    "ProgramController.mandateOf": sampleMandate(),
    "ProgramController.spendable": 12_345n * SNM,
    "ProgramController.earliestSteer": BigInt(NOW - 10),
    "ProgramController.planFor": OPEN,
    "ProgramController.steer": OPEN,
    ...reads,
  });

async function show(page: ReactNode, indexer: Indexer, { node = nodeOf(), connected = true } = {}) {
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(someone.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW} indexer={indexer}>
      {page}
    </TestPage>,
  );
  return { node, user: userEvent.setup() };
}

const reverting =
  (errorName: "ControllerBalanceStale" | "BalanceTooYoung", args: readonly [bigint, bigint, bigint]) => () => {
    throw new RpcFault(3, "execution reverted", encodeErrorResult({ abi: protocolErrorsAbi, errorName, args }));
  };

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly #tell: ResizeObserverCallback;
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell;
      }
      observe(): void {
        this.#tell([{ contentRect: { width: 300 } } as ResizeObserverEntry], this as never);
      }
      disconnect(): void {
        // Nothing is watched.
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe("supply and demand on the page of rewards", () => {
  it("tells supply, demand, their ratio and the trend of a class, and who steers it", async () => {
    await show(<RewardsPage />, rewardIndexer({ points, steered: [0] }), { connected: false });
    const row = await screen.findByTestId("class-row");
    await waitFor(() => expect(row.textContent).toContain("Over 7 days"));
    expect(row.dataset["supply"]).toBe("3000");
    expect(within(row).getByTestId("class-ratio").textContent).toBe("1.5×");
    expect(row.textContent).toContain("target 2×");
    expect(within(row).getByTestId("class-steered").dataset["steered"]).toBe("true");
    const chart = within(row).getByRole("img");
    expect(chart.getAttribute("aria-label")).toContain(
      `Supply of ${label} against twice its demand, 10 times: at last 3 against 4`,
    );
    expect(chart.querySelectorAll("path")).toHaveLength(2);
    expect(row.querySelector("a")?.getAttribute("href")).toBe("/rewards/classes/0");
    expect(screen.getByTestId("classes-others").textContent).toContain(`${hardwareClasses.length - 1} more classes`);
  });

  it.each([
    [points.slice(0, 0), "No supply proved yet: nodes prove it once in 1 day."],
    [points.slice(0, 1), "an average shows with the next proof"],
  ])("says what comes next before there is an average", async (few, text) => {
    await show(<RewardsPage />, rewardIndexer({ points: few, steered: [0] }), { connected: false });
    const unproved = await screen.findByTestId("class-unproved");
    await waitFor(() => expect(unproved.textContent).toContain(text));
  });

  it("tells no average before it knows over which time", async () => {
    const node = nodeOf({ "ClassBalances.interval": undefined });
    await show(<RewardsPage />, rewardIndexer({ points }), { node, connected: false });
    const row = await screen.findByTestId("class-row");
    expect(row.dataset["supply"]).toBeUndefined();
    expect(within(row).queryByTestId("class-ratio")).toBeNull();
  });

  it("says so where no class has any, and that no reward was paid", async () => {
    await show(<RewardsPage />, rewardIndexer({}), { connected: false });
    expect((await screen.findByTestId("classes-empty")).textContent).toContain("attested and online");
    expect((await screen.findByTestId("reward-days-empty")).textContent).toContain("when they are claimed");
  });

  it("tells what programs paid by day, in a chart and a table", async () => {
    const today = Math.floor(NOW / DAY) * DAY;
    const paid = [{ timestamp: String((today - DAY) * 1_000_000), amount: String(3n * SNM) }];
    await show(<RewardsPage />, rewardIndexer({ paid }), { connected: false });
    const chart = await screen.findByTestId("reward-days");
    expect(within(chart).getByRole("img").getAttribute("aria-label")).toContain("3.00 SNM in all, on 1 day");
    expect(screen.getAllByTestId("reward-day").map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("3.00 SNM"),
    ]);
  });
});

describe("the page of a class", () => {
  it("tells the mandate, what may be spent, and what the controller would do and why", async () => {
    const programs = [sampleProgram({ steered: true })];
    await show(<ClassPage id={0} />, rewardIndexer({ points, acts: [act], programs }), { connected: false });
    expect((await screen.findByTestId("mandate")).textContent).toContain("The controller may spend 5,000.00 SNM a day");
    expect(screen.getByTestId("class-spendable").dataset["wei"]).toBe(String(12_345n * SNM));
    expect(screen.getByTestId("class-plan").textContent).toBe("Open a program for 4 cards with 9.00 SNM.");
    expect(screen.getByTestId("class-why").textContent).toContain("1 are missing");
    expect(screen.getByTestId("act").textContent).toContain("Opened program 0 for 4 cards with 5.00 SNM.");
    expect(within(screen.getByTestId("program")).getByTestId("program-steered")).toBeTruthy();
    expect(screen.getByTestId("program-demands")).toBeTruthy();
    expect(screen.getAllByTestId("class-average")).toHaveLength(10);
    expect(within(screen.getByTestId("class-chart")).getByRole("img")).toBeTruthy();
    expect(screen.getByTestId("steer").dataset["state"]).toBe("connect");
  });

  it("lets anybody have the controller act", async () => {
    const { node, user } = await show(<ClassPage id={0} />, rewardIndexer({ points }));
    const button = await screen.findByTestId("steer");
    await waitFor(() => expect(button).toHaveProperty("disabled", false));
    await user.click(button);
    await screen.findByTestId("steer-done");
    expect(node.sent).toEqual([{ to: "ProgramController", functionName: "steer", args: [0n] }]);
  });

  it.each([
    [
      "it acted a short while ago",
      { "ProgramController.earliestSteer": BigInt(NOW + 60) },
      "class-early",
      "acts again from",
    ],
    [
      "there is nothing to do",
      { "ProgramController.planFor": { ...OPEN, steering: Steering.None, supply: 4_000n } },
      "class-why",
      "within 10% of twice the demand",
    ],
    [
      "what is proved is too old",
      { "ProgramController.planFor": reverting("ControllerBalanceStale", [0n, BigInt(NOW), BigInt(NOW)]) },
      "class-plan-failure",
      "too old to act on",
    ],
    [
      "what is proved is too young",
      { "ProgramController.planFor": reverting("BalanceTooYoung", [0n, BigInt(NOW), BigInt(7 * DAY)]) },
      "class-plan-failure",
      "not proved for 7 days yet",
    ],
  ])("does not offer it where %s", async (_what, reads, testId, text) => {
    await show(<ClassPage id={0} />, rewardIndexer({ points }), { node: nodeOf(reads) });
    expect((await screen.findByTestId(testId)).textContent).toContain(text);
    expect(screen.getByTestId("steer")).toHaveProperty("disabled", true);
  });

  it("says what is so where the DAO steers alone, and nothing happened", async () => {
    const node = nodeOf({ "ProgramController.mandateOf": NO_MANDATE });
    await show(<ClassPage id={0} />, rewardIndexer({}), { node });
    expect((await screen.findByTestId("mandate-empty")).textContent).toContain("hands the class to the controller");
    for (const empty of ["class-balance-empty", "acts-empty", "class-programs-empty"])
      expect(screen.getByTestId(empty)).toBeTruthy();
    expect(screen.queryByTestId("steer")).toBeNull();
  });

  it("says that the chain does not answer", async () => {
    await show(<ClassPage id={0} />, rewardIndexer({}), { node: nodeOf({ "ProgramController.spendable": undefined }) });
    await screen.findByTestId("mandate-unread");
  });

  it("says that there is no such class", async () => {
    await show(<ClassPage id={999} />, rewardIndexer({}));
    await screen.findByTestId("class-missing");
  });
});
