import { type LocalRole, localAccounts } from "@sonm/protocol/localAccounts.ts";
import { encodeErrorResult, keccak256, toBytes, zeroAddress } from "viem";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { describe, expect, it } from "vitest";

import { tagOf } from "../../lib/tag.ts";
import { RpcFault } from "../../testing/FakeNode.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { ReportsPage } from "./ReportsPage.tsx";
import { kindState } from "./kindState.ts";
import type { OwedKind } from "./readKinds.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const [operations, ended] = [tagOf("operations")!, tagOf("old")!];
const author = localAccounts.operator.address;
const TEXT = "All went well.";
const hash = keccak256(toBytes(TEXT));

/** A kind whose period of 100 seconds began at `next`, due 50 seconds after its end. */
const reads = (next: number) => ({
  "ReportRegistry.kinds": [operations, ended],
  "ReportRegistry.kindOf": (kind: string) => ({
    author: kind === operations ? author : zeroAddress,
    ...{ period: 100, grace: 50, next },
  }),
  "ReportRegistry.dueAt": (kind: string) => (kind === operations ? BigInt(next + 150) : 0n),
  "ReportRegistry.spentBetween": (from: bigint, until: bigint) => (until - from) * SNM,
  "ReportRegistry.reportOf": {
    ...{ kind: operations, author, from: NOW - 300, until: NOW - 200, filedAt: NOW - 190 },
    ...{ spent: 7n * SNM, contentHash: hash, voided: true },
  },
});

const indexed = {
  ...{ number: 1, kind: { id: operations }, author, from: String(NOW - 300), until: String(NOW - 200) },
  ...{ spent: String(7n * SNM), contentHash: hash, uri: `data:,${encodeURIComponent(TEXT)}` },
  ...{ voided: true, voidReason: "It names nobody", timestamp: String(NOW - 190) },
};

const show = (next: number, role?: LocalRole, reports: readonly object[] = [], prepare = {}) =>
  showPage(<ReportsPage />, {
    ...{ now: NOW, role, reads: reads(next), indexer: rowsIndexer({ daoReports: reports }) },
    ...prepare,
  });

describe("a kind of reports", () => {
  const kind: OwedKind = { kind: operations, author, period: 100, from: 0, until: 100, dueAt: 150, spent: 0n };

  it("is told by its times", () => {
    expect([99, 100, 150, 151].map((now) => kindState(kind, now).state)).toEqual(["runs", "due", "due", "overdue"]);
  });

  it("tells who owes what until when, and what was spent so far", async () => {
    await show(NOW - 40);
    const rows = await screen.findAllByTestId("kind");
    expect(rows.map(({ dataset }) => dataset["kind"])).toEqual(["operations"]);
    expect(rows[0]?.dataset["state"]).toBe("runs");
    expect(screen.getByTestId("kind-spent").dataset["wei"]).toBe(String(40n * SNM));
  });

  it("can't be filed while its period runs, nor by anybody else", async () => {
    await show(NOW - 40, "operator");
    expect(await screen.findByTestId("kind-file")).toHaveProperty("disabled", true);
  });

  it("is overdue once its grace is over", async () => {
    await show(NOW - 500, "holder");
    expect((await screen.findByTestId("kind")).dataset["state"]).toBe("overdue");
    expect(screen.queryByTestId("kind-file")).toBeNull();
  });
});

describe("filing a report", () => {
  async function file() {
    await userEvent.click(await screen.findByTestId("kind-file"));
    expect(screen.getByTestId("file-spent").dataset["wei"]).toBe(String(100n * SNM));
    await userEvent.upload(screen.getByTestId("file-content-file"), new File([TEXT], "report.txt"));
    await userEvent.type(screen.getByTestId("file-content-uri"), "https://example.org/report");
    await userEvent.click(screen.getByTestId("file-submit"));
  }

  it("tells what the treasury spent in the whole period, as the chain counts it", async () => {
    const node = await show(NOW - 120, "operator");
    await file();
    await screen.findByTestId("file-done");
    expect(node.sent).toEqual([
      {
        to: "ReportRegistry",
        functionName: "file",
        args: [operations, hash, "https://example.org/report", 100n * SNM],
      },
    ]);
  });

  it("says why the chain refuses it", async () => {
    const data = encodeErrorResult({
      abi: protocolErrorsAbi,
      ...{ errorName: "ReportTotalsFalse", args: [100n * SNM, 90n * SNM] },
    });
    const node = await show(NOW - 120, "operator");
    node.simulationFault = new RpcFault(3, "execution reverted", data);
    await file();
    expect((await screen.findByTestId("action-failure")).textContent).toContain("it spent 90.00 SNM");
    expect(node.sent).toEqual([]);
  });
});

describe("a report that was filed", () => {
  it("is read, and held against its hash", async () => {
    await show(NOW, undefined, [{ ...indexed, voided: false }]);
    await userEvent.click(await screen.findByTestId("report-open"));
    expect(screen.getByTestId("report-content").dataset["state"]).toBe("match");
    expect(screen.getByTestId("report-spent").dataset["wei"]).toBe(String(7n * SNM));
  });

  it("is void as the chain says, with the reason", async () => {
    await show(NOW, undefined, [{ ...indexed, voided: false }]);
    await waitFor(() => expect(screen.getByTestId("report-void").textContent).toContain("It names nobody"));
    expect(screen.queryByTestId("propose-void")).toBeNull();
  });

  it("is missing before the first one", async () => {
    await show(NOW);
    await screen.findByTestId("reports-empty");
  });
});
