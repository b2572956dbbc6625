import { formatEther } from "ethers";

import type { Economy } from "./model/Economy.ts";

const DAYS_A_YEAR = 365;
const DAYS_A_WEEK = 7;

/** Sums since the beginning, SNM wei. */
interface Sums {
  readonly fees: bigint;
  readonly feesToNodes: bigint;
  readonly subsidy: bigint;
  readonly claimed: bigint;
  readonly commissions: bigint;
  readonly dividends: bigint;
  readonly slashed: bigint;
}

/**
 * One year of staking. Amounts are SNM wei; sums of the year, but `stake`, `locked` and `treasury`.
 *
 * - `stake`, `locked`: mean of the weeks
 * - `treasury`: at its end
 * - `nodes`: with a seat at its end
 */
export interface Year extends Sums {
  readonly stake: bigint;
  readonly locked: bigint;
  readonly treasury: bigint;
  readonly nodes: number;
}

/** What the years of a simulation looked like. */
export class YearBook {
  readonly years: Year[] = [];
  #before: Sums = { fees: 0n, feesToNodes: 0n, subsidy: 0n, claimed: 0n, commissions: 0n, dividends: 0n, slashed: 0n };
  #stakes: bigint[] = [];
  #locked: bigint[] = [];

  /** @param week that is over, from 0 */
  note(economy: Economy, week: number): void {
    const nodes = [...economy.stakes.nodes.values()];
    this.#stakes.push(nodes.reduce((sum, { staked }) => sum + staked.stake, 0n));
    this.#locked.push(economy.fees.dividends.locked);
    if (Math.floor(((week + 1) * DAYS_A_WEEK) / DAYS_A_YEAR) <= this.years.length) return;
    const sums = sumsOf(economy);
    const ofYear = Object.entries(sums).map(([name, sum]) => [name, sum - this.#before[name as keyof Sums]] as const);
    this.years.push({
      ...(Object.fromEntries(ofYear) as unknown as Sums),
      stake: mean(this.#stakes),
      locked: mean(this.#locked),
      treasury: economy.purses.of("Treasury"),
      nodes: nodes.filter(({ active }) => active).length,
    });
    this.#before = sums;
    [this.#stakes, this.#locked] = [[], []];
  }

  /** A line for each year, in whole SNM. */
  table(): string {
    const columns: readonly (readonly [string, (year: Year) => string])[] = [
      ["nodes", ({ nodes }) => String(nodes)],
      ["stake", ({ stake }) => whole(stake)],
      ["fees", ({ fees }) => whole(fees)],
      ["to nodes", ({ feesToNodes }) => whole(feesToNodes)],
      ["subsidy", ({ subsidy }) => whole(subsidy)],
      ["claimed", ({ claimed }) => whole(claimed)],
      ["commissions", ({ commissions }) => whole(commissions)],
      ["stakers earn", (year) => `${stakersYield(year).toFixed(2)} %`],
      ["slashed", ({ slashed }) => whole(slashed)],
      ["locked", ({ locked }) => whole(locked)],
      ["dividends", ({ dividends }) => whole(dividends)],
      ["lockers earn", (year) => `${percentOf(year.dividends, year.locked).toFixed(2)} %`],
      ["treasury", ({ treasury }) => whole(treasury)],
    ];
    const rows = [["year", ...columns.map(([name]) => name)]];
    for (const [index, year] of this.years.entries()) {
      rows.push([String(index + 1), ...columns.map(([, text]) => text(year))]);
    }
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
  }
}

/** What stakers got of a year's rewards once commissions are off, in percent of the stake. */
export function stakersYield({ claimed, commissions, stake }: Year): number {
  return percentOf(claimed - commissions, stake);
}

const sumsOf = ({ fees, duty, stakes }: Economy): Sums => ({
  fees: fees.came,
  feesToNodes: fees.paidTo("masternodes"),
  subsidy: duty.subsidy,
  claimed: duty.claimed,
  commissions: duty.commissions,
  dividends: fees.dividends.claimed,
  slashed: stakes.slashed,
});

const mean = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => sum + amount, 0n) / BigInt(Math.max(amounts.length, 1));

const whole = (amount: bigint): string => Math.round(Number(formatEther(amount))).toLocaleString("en-GB");

const percentOf = (part: bigint, all: bigint): number => (all === 0n ? 0 : (Number(part) / Number(all)) * 100);
