import { network } from "hardhat";

import type { Figure } from "./Figure.ts";
import { simulateStaking } from "./staking/simulateStaking.ts";
import { stakersYield, YearBook } from "./staking/YearBook.ts";

/** The subsidy lasts four years; a week more shows its end. */
const WEEKS = 209;
/** SNM wei that roundings may leave behind: every pool has two, and each entry or exit at most one. */
const MOST_LEFT = 10_000;

/**
 * Four years of staking on the real contracts, equal to a model of their own to the wei.
 *
 * @param say tells a person what happens
 * @throws StakingMismatchError naming the first number that differs
 */
export async function stakingFigures(say: (text: string) => void): Promise<Figure[]> {
  const { provider } = await network.create();
  const book = new YearBook();
  const { compared, left } = await simulateStaking(provider, {
    weeks: WEEKS,
    onWeek: (economy, week) => book.note(economy, week),
  });
  say(`${book.table()}\n${compared} numbers of chain and model are equal.`);
  return [
    { name: "staking.compared", value: compared, unit: "numbers" },
    { name: "staking.left", value: Number(left), unit: "SNM wei", limit: MOST_LEFT, ok: Number(left) <= MOST_LEFT },
    ...book.years.map((year, index) => ({
      name: `staking.yield.${index + 1}`,
      value: Number(stakersYield(year).toFixed(2)),
      unit: "percent",
    })),
  ];
}
