import { TARGET_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import type { ChartLine } from "./SeriesPanel.tsx";
import type { PriceRow, StatsSeries } from "./StatsSeries.ts";
import { type Timed, bucketsOf, lastsOf, sumsOf } from "./buckets.ts";
import type { NetworkNow } from "./nowQuery.ts";
import type { StatsWindow } from "./statsWindow.ts";

const HUNDREDTHS = 10_000n;

/** The mean price of the deals of each step and its lowest; nothing where none was opened. */
function priceLines(window: StatsWindow, rows: readonly PriceRow[]): readonly ChartLine[] {
  const opened = sumsOf(window, rows, (row) => row.opened);
  const prices = sumsOf(window, rows, ({ price }) => price);
  const lowest = bucketsOf(window, rows).map((within) =>
    within.reduce<bigint>((least, row) => (least === 0n || row.lowest < least ? row.lowest : least), 0n),
  );
  return [
    { name: "Mean", values: prices.map((price, at) => (opened[at] ? price / opened[at] : 0n)) },
    { name: "Lowest", values: lowest },
  ];
}

/** Deals that ran at the end of each step, counted back from those that run now. */
function running(
  window: StatsWindow,
  { openDeals, closed }: NetworkNow,
  opened: StatsSeries["deals"],
): readonly bigint[] {
  const ups = sumsOf(window, opened, (row) => row.opened);
  const downs = sumsOf(window, closed, () => 1n);
  const after = (rows: readonly Timed[], count: (at: number) => bigint): bigint =>
    rows.reduce((sum, { start }, at) => (start >= window.until ? sum + count(at) : sum), 0n);
  let count = BigInt(openDeals) - after(opened, (at) => opened[at]?.opened ?? 0n) + after(closed, () => 1n);
  const values: bigint[] = [];
  for (let at = window.starts.length - 1; at >= 0; at -= 1) {
    values.push(count > 0n ? count : 0n);
    count += (downs[at] ?? 0n) - (ups[at] ?? 0n);
  }
  return values.reverse();
}

/** What the page draws, of what the index tells. */
export function statsLines(window: StatsWindow, series: StatsSeries, now: NetworkNow) {
  const { payments, deals, rates, rewards, stakes, machines, reports, prices, supplies } = series;
  const signed = sumsOf(window, reports, ({ signatures }) => signatures);
  const seats = sumsOf(window, reports, (row) => row.seats);
  const demand = lastsOf(window, supplies, (row) => row.demand);
  return {
    supply: [
      { name: "Supply", values: lastsOf(window, supplies, ({ supply }) => supply) },
      { name: `Demand × ${TARGET_SUPPLY}, the target`, values: demand.map((value) => value && value * TARGET_SUPPLY) },
    ],
    rate: [{ name: "SNM for a dollar", values: lastsOf(window, rates, ({ rate }) => rate) }],
    allPrices: priceLines(window, deals),
    classPrices: priceLines(window, prices),
    paid: [{ name: "Paid to suppliers", values: sumsOf(window, payments, ({ paid, fee }) => paid - fee) }],
    fees: [
      { name: "To holders", values: sumsOf(window, now.fees, ({ holders }) => holders) },
      { name: "To masternodes", values: sumsOf(window, now.fees, ({ masternodes }) => masternodes) },
      { name: "To the treasury", values: sumsOf(window, now.fees, ({ treasury }) => treasury) },
    ],
    deals: [
      { name: "Opened", values: sumsOf(window, deals, ({ opened }) => opened) },
      { name: "Closed", values: sumsOf(window, now.closed, () => 1n) },
    ],
    running: [{ name: "Running", values: running(window, now, deals) }],
    attested: [{ name: "Attestations", values: sumsOf(window, machines, ({ attestations }) => attestations) }],
    bound: [{ name: "Machines with a master", values: lastsOf(window, machines, (row) => row.bound) }],
    stake: [{ name: "Total stake", values: lastsOf(window, stakes, (row) => row.stake) }],
    nodes: [{ name: "Active masternodes", values: lastsOf(window, stakes, (row) => row.nodes) }],
    reports: [
      { name: "Accepted", values: sumsOf(window, reports, (row) => row.reports) },
      { name: "Voided", values: sumsOf(window, reports, ({ voids }) => voids) },
    ],
    signatures: [
      {
        name: "Of all seats that signed",
        values: signed.map((count, at) => (seats[at] ? (count * HUNDREDTHS) / seats[at] : 0n)),
      },
    ],
    rewards: [{ name: "Rewards", values: sumsOf(window, rewards, ({ amount }) => amount) }],
  } satisfies Record<string, readonly ChartLine[]>;
}

export type StatsLines = ReturnType<typeof statsLines>;
