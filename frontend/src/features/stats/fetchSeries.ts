import type { ResultOf } from "gql.tada";

import { inMicroseconds, secondsOf } from "../../indexer/fetchRows.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import type { StatsSeries } from "./StatsSeries.ts";
import type { Timed } from "./buckets.ts";
import { MOST_AT_ONCE, beforeDocument, pointsDocument, volumesDocument } from "./statsDocuments.ts";
import type { StatsWindow } from "./statsWindow.ts";

/** How often the index is asked on for what it has not summed up: an hour with more is told in full once it is over. */
const MOST_CHUNKS = 5;

const at = ({ timestamp }: { readonly timestamp: string }) => ({ start: secondsOf(timestamp) });

type Volumes = ResultOf<typeof volumesDocument>;
type Points = ResultOf<typeof pointsDocument>;

function readPrice(row: Volumes["dealVolumes"][number]) {
  const { opened, price, lowestPrice } = row;
  return { ...at(row), opened: BigInt(opened), price: BigInt(price), lowest: BigInt(lowestPrice) };
}

function readPricePoint(row: Points["dealPoints"][number]) {
  return { ...at(row), opened: 1n, price: BigInt(row.price), lowest: BigInt(row.price) };
}

/** What is told by the same fields whether it was summed up or not. */
const readAlike = (
  payments: Points["paymentPoints"],
  rewards: Points["rewardPoints"],
  stakes: Points["stakePoints"],
  machines: Points["machinePoints"],
  reports: Points["reportPoints"],
  supplies: Points["classSupplyPoints"],
) => ({
  payments: payments.map((row) => ({ ...at(row), paid: BigInt(row.paid), fee: BigInt(row.fee) })),
  rewards: rewards.map((row) => ({ ...at(row), amount: BigInt(row.amount) })),
  stakes: stakes.map((row) => ({ ...at(row), stake: BigInt(row.stake), nodes: BigInt(row.activeNodes) })),
  machines: machines.map((row) => ({
    ...at(row),
    attestations: BigInt(row.attestations),
    bound: BigInt(row.boundMachines),
  })),
  reports: reports.map((row) => ({
    ...at(row),
    reports: BigInt(row.reports),
    signatures: BigInt(row.signatures),
    seats: BigInt(row.seats),
    voids: BigInt(row.voids),
  })),
  supplies: supplies.map((row) => ({ ...at(row), supply: BigInt(row.supply), demand: BigInt(row.demand) })),
});

const readVolumes = (rows: Volumes): StatsSeries => ({
  ...readAlike(
    rows.paymentVolumes,
    rows.rewardVolumes,
    rows.stakeVolumes,
    rows.machineVolumes,
    rows.reportVolumes,
    rows.classSupplies,
  ),
  deals: rows.dealVolumes.map(readPrice),
  prices: rows.classPrices.map(readPrice),
  rates: rows.rateCandles.map((row) => ({ ...at(row), rate: BigInt(row.close) })),
});

const readPoints = (rows: Points): StatsSeries => ({
  ...readAlike(
    rows.paymentPoints,
    rows.rewardPoints,
    rows.stakePoints,
    rows.machinePoints,
    rows.reportPoints,
    rows.classSupplyPoints,
  ),
  deals: rows.dealPoints.map(readPricePoint),
  prices: rows.classPricePoints.map(readPricePoint),
  rates: rows.ratePoints.map((row) => ({ ...at(row), rate: BigInt(row.rate) })),
});

const joined = (parts: readonly StatsSeries[]): StatsSeries => ({
  payments: parts.flatMap(({ payments }) => payments),
  deals: parts.flatMap(({ deals }) => deals),
  rates: parts.flatMap(({ rates }) => rates),
  rewards: parts.flatMap(({ rewards }) => rewards),
  stakes: parts.flatMap(({ stakes }) => stakes),
  machines: parts.flatMap(({ machines }) => machines),
  reports: parts.flatMap(({ reports }) => reports),
  prices: parts.flatMap(({ prices }) => prices),
  supplies: parts.flatMap(({ supplies }) => supplies),
});

/** What holds on until it changes, and the index told last before the window. */
const readBefore = (rows: ResultOf<typeof beforeDocument>): StatsSeries => ({
  ...readAlike([], [], rows.stakePoints, rows.machinePoints, [], []),
  deals: [],
  prices: [],
  rates: rows.ratePoints.map((row) => ({ ...at(row), rate: BigInt(row.rate) })),
});

/** Where what is not summed up begins: the index sums up all kinds at once, so the newest row of any kind tells. */
function endOf(series: StatsSeries, length: number, since: number): number {
  const kinds: readonly (readonly Timed[])[] = Object.values(series);
  return kinds.flat().reduce((end, { start }) => Math.max(end, start + length), since);
}

/**
 * All series since the start of a window, each moment once: days where they are drawn, hours after the last full day,
 * single events after the last full hour. Of rate, stake and machines with a master comes what held before, too.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchSeries(
  indexer: Indexer,
  { since, by }: StatsWindow,
  classNumber: number,
  signal?: AbortSignal,
): Promise<StatsSeries> {
  const fixed = { class: classNumber, first: MOST_AT_ONCE };
  const volumes = async (interval: "hour" | "day", from: number): Promise<StatsSeries> =>
    readVolumes(await indexer.request(volumesDocument, { ...fixed, interval, since: inMicroseconds(from) }, signal));
  const parts = [readBefore(await indexer.request(beforeDocument, { since: inMicroseconds(since) }, signal))];
  let from = since;
  if (by === "day") {
    const days = await volumes("day", from);
    parts.push(days);
    from = endOf(days, DAY, from);
  }
  const hours = await volumes("hour", from);
  parts.push(hours);
  from = endOf(hours, HOUR, from);
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk += 1) {
    const variables = { ...fixed, since: inMicroseconds(from), skip: chunk * MOST_AT_ONCE };
    const points = readPoints(await indexer.request(pointsDocument, variables, signal));
    parts.push(points);
    if (Object.values(points).every((rows: readonly unknown[]) => rows.length < MOST_AT_ONCE)) break;
  }
  return joined(parts);
}
