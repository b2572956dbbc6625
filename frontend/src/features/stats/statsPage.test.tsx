import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";

import { DAY, HOUR } from "../../lib/time.ts";
import { indexedClass } from "../../testing/classIndexer.ts";
import { rowsIndexer } from "../../testing/rowsIndexer.ts";
import { showPage } from "../../testing/showPage.tsx";
import { StatsPage } from "./StatsPage.tsx";
import type { StatsSearch } from "./statsSearch.ts";

const NOW = 20_000 * DAY + 10 * HOUR + 600;
const SNM = 10n ** 18n;
const WORKER = `0x${"ab".repeat(20)}`;
const micro = (time: number) => String(time * 1_000_000);
const [first] = hardwareClasses;

/** An hour ago, as the index has it of every series; what follows is not summed up yet. */
const rows = {
  hardwareClasses: [{ number: 0, ...indexedClass(first!) }],
  classBalances: [],
  mandates: [],
  markets: [{ openDealCount: 3 }],
  oracles: [
    {
      ...{ totalStake: String(900n * SNM), activeMasternodeCount: 3 },
      latestReport: { sequence: "77", timestamp: String(NOW - 20), signerCount: 2, signerSet: { size: 3 } },
    },
  ],
  workers: [{ classes: [{ number: 0 }] }],
  orders: [{ price: String(SNM / 36_000n) }],
  deals: [],
  feeReceipts: [
    { timestamp: String(NOW - 60), holders: String(4n * SNM), masternodes: String(5n * SNM), treasury: String(SNM) },
  ],
  paymentVolumes: [{ timestamp: micro(NOW - 600 - HOUR), paid: String(10n * SNM), fee: String(SNM) }],
  paymentPoints: [],
  ...{ dealVolumes: [], dealPoints: [], rateCandles: [], ratePoints: [], rewardVolumes: [], rewardPoints: [] },
  ...{ stakeVolumes: [], stakePoints: [], machineVolumes: [], machinePoints: [], reportVolumes: [], reportPoints: [] },
  ...{ classPrices: [], classPricePoints: [], classSupplyPoints: [] },
  classSupplies: [{ timestamp: micro(NOW - 600 - HOUR), supply: "5000", demand: "2000" }],
};

function Page() {
  const [search, setSearch] = useState<StatsSearch>({});
  return <StatsPage search={search} onSearch={setSearch} />;
}

it("answers first what a person asks, and draws what the index tells", async () => {
  await showPage(<Page />, { now: NOW, indexer: rowsIndexer(rows) });
  await waitFor(() => expect(screen.getByTestId("stats-up").textContent).toBe("2 of 3 nodes signed"));
  await waitFor(() => expect(screen.getByTestId("stats-earned").textContent).toContain("9.00 SNM"));
  expect(screen.getByTestId("stats-price").textContent).toBe("no deal");
  expect(within(screen.getByTestId("stats-class")).getByText("$0.10")).toBeTruthy();
  const paid = await screen.findAllByTestId("stats-paid-row");
  expect(paid.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("9.00 SNM")]);
  expect(screen.getAllByTestId("stats-supply-row")[0]?.textContent).toContain("5 units4 units");
  expect(screen.getByTestId("stats-fees-row").textContent).toContain("4.00 SNM5.00 SNM1.00 SNM");
  expect(screen.getByTestId("stats-rewards-empty")).toBeTruthy();
});

it("changes time and steps by the address", async () => {
  const user = userEvent.setup();
  await showPage(<Page />, { now: NOW, indexer: rowsIndexer(rows) });
  await user.click(await screen.findByTestId("stats-span-7d"));
  expect(screen.getByTestId("stats-by-day").dataset["state"]).toBe("checked");
  await user.click(screen.getByTestId("stats-by-hour"));
  expect(screen.getByTestId("stats-by-hour").dataset["state"]).toBe("checked");
});

it("draws when machines were online, and lets the keyboard walk over it", async () => {
  const user = userEvent.setup();
  const cells = Array.from({ length: 24 }, (_, at) =>
    at === 0 ? null : [HOUR, at === 1 ? 0 : at === 2 ? 1_800 : HOUR],
  );
  const endpoint = "http://127.0.0.1:4999";
  const index = rowsIndexer({ ...rows, masternodes: [{ endpoint }] });
  await showPage(<Page />, {
    now: NOW,
    indexer: index,
    prepare: (node) => {
      const { fetch } = node;
      vi.spyOn(node, "fetch").mockImplementation(async (...request: Parameters<typeof fetch>) => {
        const url = String(request[0] instanceof Request ? request[0].url : request[0]);
        if (!url.includes("/uptimes?")) return fetch.apply(node, request);
        return Response.json({
          machines: [
            { worker: WORKER, cells },
            { worker: "0x12", cells },
          ],
          next: null,
        });
      });
    },
  });
  const shares = (await screen.findAllByTestId("uptime-cell")).map((cell) => cell.dataset["share"]);
  expect(shares.slice(0, 4)).toEqual([undefined, "0", "0.5", "1"]);
  expect(screen.getAllByTestId("uptime-row")).toHaveLength(1);
  screen.getAllByTestId("uptime-cell")[0]?.focus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect((await screen.findByTestId("uptime-popover")).textContent).toContain("Online 30 minutes of 1 hour");
  expect(screen.getByTestId("uptime-table-row").textContent).toContain("not known0.0%50.0%100%");
});
