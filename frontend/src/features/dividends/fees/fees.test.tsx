import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { FakeNode } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { SubsidyPanel } from "../subsidy/SubsidyPanel.tsx";
import type { DividendRecord } from "../poolQuery.ts";
import type { Pool } from "../usePool.ts";
import { FeesPanel } from "./FeesPanel.tsx";

const YEAR = 31_536_000n;
const START = 1_800_000_000n;
const NOW = Number(START + YEAR + YEAR / 2n);
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);

const pool = (change: Partial<Pool> = {}): Pool => ({
  locked: SNM,
  shares: { holders: 4_000n, masternodes: 4_025n, treasury: 1_975n },
  waiting: { holders: 4n, masternodes: 5n, treasury: 6n },
  ...change,
});

const record: DividendRecord = {
  ...{ holders: 1, received: 40n * SNM, days: [], firstLock: undefined },
  forwarded: 2n * SNM,
  fees: { all: 100n * SNM, holders: 42n * SNM, masternodes: 38n * SNM, treasury: 20n * SNM },
};

let node: FakeNode;

async function show(content: React.ReactNode, reads: Record<string, unknown> = {}) {
  node = new FakeNode(me, NOW, reads);
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      {content}
    </TestPage>,
  );
}

beforeEach(() => localStorage.clear());

describe("where fees go", () => {
  it("tells each one's share, what that was so far and what waits", async () => {
    await show(<FeesPanel pool={pool()} record={record} failed={false} />);
    const masternodes = await screen.findByTestId("fees-masternodes");
    for (const part of ["40.25%", "38.00 SNM", "0.000000000000000005 SNM"])
      expect(masternodes.textContent).toContain(part);
    expect(screen.getByTestId("fees-all").dataset["wei"]).toBe(String(100n * SNM));
    expect(screen.getByTestId("fees-forwarded").textContent).toContain("2.00 SNM");
  });

  it("lets anybody bring in what waits for the holders", async () => {
    await show(<FeesPanel pool={pool()} record={record} failed={false} />);
    await userEvent.click(await screen.findByTestId("bring-in-submit"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "Dividends", functionName: "pull", args: [] }]));
  });

  it.each([
    ["nothing waits", { waiting: { holders: 0n, masternodes: 1n, treasury: 1n } }, "bring-in-nothing"],
    ["nobody would get it", { locked: 0n }, "bring-in-nobody"],
  ])("offers nothing to bring in where %s", async (_what, change, testId) => {
    await show(<FeesPanel pool={pool(change)} record={record} failed={false} />);
    await screen.findByTestId(testId);
    expect(screen.queryByTestId("bring-in-submit")).toBeNull();
  });

  it("lets anybody send the treasury what waits for it", async () => {
    await show(<FeesPanel pool={pool()} record={record} failed={false} />);
    await userEvent.click(await screen.findByTestId("pay-treasury-submit"));
    await screen.findByTestId("pay-treasury-done");
    expect(node.sent).toEqual([{ to: "FeeSplitter", functionName: "payTreasury", args: [] }]);
  });

  it("offers the treasury nothing where nothing waits for it", async () => {
    const waiting = { holders: 1n, masternodes: 1n, treasury: 0n };
    await show(<FeesPanel pool={pool({ waiting })} record={record} failed={false} />);
    await screen.findByTestId("bring-in-submit");
    expect(screen.queryByTestId("pay-treasury-submit")).toBeNull();
  });

  it("shows the split without the index, and says what it does not know", async () => {
    await show(<FeesPanel pool={pool()} record={undefined} failed />);
    expect((await screen.findByTestId("fees-holders")).textContent).toContain("not known");
    expect(screen.getByTestId("fees-holders").textContent).toContain("40%");
  });
});

describe("the subsidy", () => {
  /** As the contract: 40, 30, 20 and 10 of a hundred in four years, by the second. */
  const released = (at: bigint) => {
    let sum = 0n;
    for (const [year, part] of [40n, 30n, 20n, 10n].entries()) {
      const since = at - START - BigInt(year) * YEAR;
      if (since > 0n) sum += (part * SNM * (since < YEAR ? since : YEAR)) / YEAR;
    }
    return sum;
  };
  const reads = {
    ...{ "TeamPool.subsidyStart": START, "TeamPool.subsidyEnds": START + 4n * YEAR },
    ...{ "TeamPool.subsidyTotal": 100n * SNM, "TeamPool.subsidySent": 50n * SNM },
    ...{ "TeamPool.runway": START + 4n * YEAR - BigInt(NOW), "TeamPool.programsLeft": 7n * SNM },
    "TeamPool.subsidyReleased": released,
  };

  it("tells what was given, what remains, what the next year gives and how long it lasts", async () => {
    await show(<SubsidyPanel />, reads);
    expect((await screen.findByTestId("subsidy-released")).dataset["wei"]).toBe(String(55n * SNM));
    expect(screen.getByTestId("subsidy-remains").dataset["wei"]).toBe(String(45n * SNM));
    expect(screen.getByTestId("subsidy-next").dataset["wei"]).toBe(String(25n * SNM));
    expect(screen.getByTestId("subsidy-runway").textContent).toBe("2 years 182 days");
  });

  it("lists the years, with the one that runs marked", async () => {
    await show(<SubsidyPanel />, reads);
    const years = await screen.findAllByTestId("subsidy-year");
    const amounts = years.map((year) => year.querySelector<HTMLElement>("[data-wei]")?.dataset["wei"]);
    expect(amounts).toEqual([40n, 30n, 20n, 10n].map((part) => String(part * SNM)));
    expect(years.map(({ textContent }) => textContent.includes("now"))).toEqual([false, true, false, false]);
  });
});
