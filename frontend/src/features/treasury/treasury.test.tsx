import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { screen, waitFor, within } from "@testing-library/react";
import { type Address, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY } from "../../lib/time.ts";
import { contracts } from "../../testing/FakeNode.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { TreasuryPage } from "./TreasuryPage.tsx";
import { flowsCsv } from "./flowsCsv.ts";
import { partyName } from "./partyName.ts";
import { payeesOf } from "./payees.ts";
import { type Flow, SHOWN_DAYS, fetchTreasury, firstShownDay } from "./treasuryQuery.ts";

const SNM = 10n ** 18n;
const MIDNIGHT = 1_800_057_600;
const NOW = MIDNIGHT + DAY / 2;
const FIRST = MIDNIGHT - (SHOWN_DAYS - 1) * DAY;
const developer = localAccounts.worker.address;

const row = (id: number, time: number, received: bigint, paid: bigint) => ({
  ...{ id: String(id), timestamp: String(time * 1_000_000), received: String(received), paid: String(paid) },
});

const flow = (change: Partial<Flow> = {}): Flow => ({
  ...{ id: "0x01", incoming: false, counterparty: developer, amount: 5n * SNM },
  ...{ proposal: { number: 3, title: "Pay" }, time: NOW - 60, transaction: "0x02" },
  ...change,
});

const indexedFlow = (direction: "IN" | "OUT", counterparty: Address, amount: bigint, proposal: object | null) => ({
  ...{ id: `0x${amount.toString(16)}`, direction, counterparty, amount: String(amount), proposal },
  ...{ timestamp: String(NOW - 60), transaction: `0x${"22".repeat(32)}` },
});

const nothing = { treasuryFlows: [], treasuryVolumes: [], treasuryPoints: [] };

const reads = {
  "SNM.balanceOf": (owner: Address) => (owner === contracts.Treasury ? 70n * SNM : 0n),
  "Treasury.totalSpent": 30n * SNM,
  "Treasury.fastSpendingLeft": 2n * SNM,
  "Treasury.delayOf": (speed: number) => [2n, 7n, 15n][speed]! * BigInt(DAY),
};

const show = (rows: Record<string, unknown> = {}) =>
  showPage(<TreasuryPage />, {
    ...{ now: NOW, role: "worker" as const, reads, indexer: rowsIndexer({ ...nothing, ...rows }) },
    prepare: (node) => {
      node.coin = 15n * 10n ** 17n;
    },
  });

describe("the days of the treasury", () => {
  it("are summed of days and hours that are over and of single flows, each once", async () => {
    const volumes = {
      day: [row(1, FIRST, 7n, 1n), row(2, MIDNIGHT - DAY, 100n, 0n)],
      hour: [row(3, MIDNIGHT - DAY, 100n, 0n), row(4, MIDNIGHT, 20n, 3n)],
    };
    const points = [row(5, MIDNIGHT + 5, 20n, 3n), row(6, MIDNIGHT + 3_600, 0n, 4n)];
    const since = <Row extends { timestamp: string }>(rows: readonly Row[], from: string) =>
      rows.filter(({ timestamp }) => Number(timestamp) >= Number(from));
    const indexer: Indexer = {
      request: (_document, variables) => {
        const { interval, since: from = "0" } = variables as { interval?: "day" | "hour"; since?: string };
        const treasuryVolumes = interval === undefined ? [] : since(volumes[interval], from);
        return Promise.resolve({ treasuryFlows: [], treasuryVolumes, treasuryPoints: since(points, from) } as never);
      },
    };
    const { days } = await fetchTreasury(indexer, firstShownDay(NOW));
    expect(days).toHaveLength(SHOWN_DAYS);
    expect(days[0]).toEqual({ start: FIRST, received: 7n, paid: 1n });
    expect(days.at(-2)).toEqual({ start: MIDNIGHT - DAY, received: 100n, paid: 0n });
    expect(days.at(-1)).toEqual({ start: MIDNIGHT, received: 20n, paid: 7n });
  });
});

describe("whom the treasury paid", () => {
  it("is summed up, the most first, without what came in", () => {
    const other = localAccounts.holder.address;
    const flows = [
      flow(),
      flow({ amount: SNM }),
      flow({ counterparty: other, amount: 9n * SNM }),
      flow({ incoming: true }),
    ];
    expect(payeesOf(flows)).toEqual([
      { address: other, amount: 9n * SNM, count: 1 },
      { address: developer, amount: 6n * SNM, count: 2 },
    ]);
  });

  it("is named where it is a contract of the network", () => {
    expect(partyName(contracts.WorkOrders.toLowerCase() as Address, contracts)).toBe("WorkOrders");
    expect(partyName(zeroAddress, contracts)).toBe("newly made");
    expect(partyName(developer, contracts)).toBeUndefined();
  });

  it("is saved with exact amounts", () => {
    const { text, cut } = flowsCsv([flow({ amount: 1n })]);
    expect(text.split("\r\n")[1]).toContain(`out,0.000000000000000001,${developer},3,0x02`);
    expect(cut).toBe(false);
  });
});

describe("the treasury", () => {
  it("shows what it has, spent and may spend, as the chain says", async () => {
    await show();
    expect((await screen.findByTestId("treasury-balance")).dataset["wei"]).toBe(String(70n * SNM));
    expect(screen.getByTestId("treasury-spent").dataset["wei"]).toBe(String(30n * SNM));
    expect(screen.getByTestId("treasury-fast").dataset["wei"]).toBe(String(2n * SNM));
    await waitFor(() => expect(screen.getByTestId("treasury-coin").textContent).toContain("1.5 ETH"));
    expect(screen.getByTestId("treasury-delays").textContent).toContain("15 days");
    expect(screen.getByTestId("flow-days-empty")).toBeTruthy();
    expect(screen.getByTestId("flows-empty")).toBeTruthy();
  });

  it("lists what moved with the proposal that decided it, and the days as a table", async () => {
    await show({
      treasuryFlows: [
        indexedFlow("OUT", developer, 5n * SNM, { number: 3, title: "Pay the developer" }),
        indexedFlow("IN", contracts.FeeSplitter, 2n * SNM, null),
      ],
      treasuryPoints: [row(1, NOW - 60, 2n * SNM, 5n * SNM)],
    });
    const [out, into] = await screen.findAllByTestId("flow");
    expect(out?.dataset["direction"]).toBe("out");
    expect(out?.textContent).toContain("you");
    const link = within(out!).getByTestId("flow-proposal");
    expect(link.textContent).toBe("Proposal 3: Pay the developer");
    expect(link.getAttribute("href")).toContain("/dao/proposals/3");
    expect(into?.textContent).toContain("From FeeSplitter");
    expect(within(into!).queryByTestId("flow-proposal")).toBeNull();
    expect(screen.getByTestId("payee-amount").dataset["wei"]).toBe(String(5n * SNM));
    expect(screen.getByTestId("flow-day").textContent).toContain("5.00 SNM");
  });
});
