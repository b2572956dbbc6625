import { formatEther } from "ethers";
import { network } from "hardhat";

import type { Figure } from "./Figure.ts";
import { CLASS_IDS, labelOf } from "./rewards/castMachines.ts";
import { yearPlot } from "./rewards/plots.ts";
import { ratioChart } from "./rewards/ratioChart.ts";
import { RewardsBook } from "./rewards/RewardsBook.ts";
import { simulateRewards, type RewardsResult } from "./rewards/simulateRewards.ts";

/** Machines of the issue: so many run at some time of the year. */
const MACHINES = 10_000;
const MONTH = 30;
const PERCENT = 100;

/**
 * A year of reward programs under the controller on the real contracts, equal to a model of their own to the wei.
 *
 * @param say tells a person what happens
 * @throws RewardsMismatchError naming the day and the first number that differs
 */
export async function rewardsFigures(say: (text: string) => void): Promise<Figure[]> {
  const { provider } = await network.create();
  const plot = yearPlot();
  const book = new RewardsBook(plot);
  const result = await simulateRewards(provider, {
    plot,
    onDay: (stage, story, day) => {
      book.note(stage, story);
      if ((day + 1) % MONTH === 0) say(`Day ${day + 1}: ${stage.tally.compared} numbers are equal.`);
    },
  });
  say(`${book.table()}\n\nSupply / (2 x demand)\n${ratioChart(book, plot)}\n${wordsOf(result, book)}`);
  const { stage, spent } = result;
  const machines = stage.world.machines.filter(({ ran }) => ran).length;
  return [
    { name: "rewards.year.machines", value: machines, unit: "machines", limit: MACHINES, ok: machines >= MACHINES },
    { name: "rewards.year.compared", value: stage.tally.compared, unit: "numbers" },
    // The first that differs would have ended the year.
    { name: "rewards.year.mismatches", value: 0, unit: "numbers", limit: 0, ok: true },
    { name: "rewards.spent.share", value: spent.share, unit: "percent", limit: PERCENT, ok: spent.share <= PERCENT },
    { name: "rewards.paid.share", value: spent.paidShare, unit: "percent" },
    ...shockFigures(book),
  ];
}

/**
 * Days after each shock until the ratio is back in the band: of all classes, and of each. All together must be back before the
 * next one; one class alone may wait, since a mandate bounds what it pays and owners come for that or stay away.
 */
function shockFigures(book: RewardsBook): Figure[] {
  const { shocks, days } = book.plot;
  return shocks.flatMap((shock, number) =>
    [undefined, ...CLASS_IDS.keys()].map((index): Figure => {
      const limit = (shocks[number + 1]?.from ?? days) - shock.from;
      const back = book.recovery(shock, index);
      const of = index === undefined ? "" : `.${labelOf(CLASS_IDS[index] ?? 0)}`;
      const name = `rewards.ratio.after.shock.${number + 1}${of}.days`;
      const figure = { name, value: back ?? limit, unit: "days" };
      return index === undefined ? { ...figure, limit, ok: back !== undefined } : figure;
    }),
  );
}

/** What a table does not say. */
function wordsOf({ stage, story, spent }: RewardsResult, book: RewardsBook): string {
  const { tally, steer, rewards } = stage;
  const snm = (amount: bigint): string => Math.round(Number(formatEther(amount))).toLocaleString("en-GB");
  const classes = [...steer.classes].map(([classId, { spentOfFees, spentOfGrants }], index) => {
    const back = book.plot.shocks.map((shock) => {
      const days = book.recovery(shock, index);
      return days === undefined ? "not back" : days === 0 ? "never out" : `${days} days`;
    });
    const money = `${snm(spentOfGrants)} SNM of grants, ${snm(spentOfFees)} of fees`;
    return `${labelOf(classId)}: spent ${money}; back in the band after each shock: ${back.join(", ")}`;
  });
  const refused = [...tally.refused].map(([error, count]) => `${error} ${count}`).join(", ");
  return [
    ...classes,
    `Spent ${spent.share.toFixed(1)}% of what the controller was granted or its classes' fees allow; ${snm(rewards.leftovers)} SNM of closed programs went to the subsidy.`,
    `Of the GPU-seconds earned in programs that ended, ${spent.paidShare.toFixed(1)}% were paid by now; the rest found no budget or was not claimed.`,
    `A wash trader paid ${snm(story.washedFees)} SNM in fees, of which the controller may spend ${snm((story.washedFees * 9n) / 10n)}; it feigned ${Number(story.steering.washed.units) / 1_000} units at most, and moved ${snm(story.steering.washed.moved)} SNM to its class ahead of time.`,
    `${tally.admitted} admissions, ${tally.claims} claims, ${tally.left} left, ${tally.unattested} were removed once their attestation had ended, ${tally.unqualified} since nodes had found less than they said. Refused to cheats: ${refused}.`,
    `${tally.compared} numbers of chain and model are equal.`,
  ].join("\n");
}
