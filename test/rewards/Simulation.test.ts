import { expect } from "chai";
import { formatEther } from "ethers";
import hre, { network } from "hardhat";

import { shortPlot } from "../../scripts/lib/bench/rewards/plots.ts";
import { ratioChart } from "../../scripts/lib/bench/rewards/ratioChart.ts";
import { RewardsBook } from "../../scripts/lib/bench/rewards/RewardsBook.ts";
import { RewardsMismatchError } from "../../scripts/lib/bench/rewards/RewardsMismatchError.ts";
import { simulateRewards, type RewardsOptions } from "../../scripts/lib/bench/rewards/simulateRewards.ts";

/** Runs days of rewards on a chain of their own. */
async function simulate(options: Pick<RewardsOptions, "onDay" | "plot">) {
  const { provider } = await network.create();
  return simulateRewards(provider, { ...options, artifacts: hre.config.paths.artifacts });
}

describe("four months of reward programs under the controller", () => {
  it("pay to the wei what a model written without the contracts' code pays, with one demand shock", async () => {
    const book = new RewardsBook(shortPlot);
    const { stage, story, spent } = await simulate({
      plot: shortPlot,
      onDay: (now, told) => book.note(now, told),
    });
    const { tally, steer, rewards } = stage;
    expect(tally.compared).to.be.greaterThan(5_000);
    // what must have happened for the comparison to say something
    expect(tally.claims).to.be.greaterThan(100);
    expect(tally.left).to.be.greaterThan(0);
    expect(tally.unattested).to.be.greaterThan(0);
    expect(tally.unqualified).to.be.greaterThan(0);
    expect(rewards.programs.length).to.be.greaterThan(shortPlot.demand.length);
    expect([...story.steering.acts.keys()]).to.include.members(["Opened", "Enlarged", "Suspended"]);
    // SNM fell to a tenth: some of what was promised found no budget
    expect(tally.paid < tally.due && tally.paid > 0n).to.equal(true);
    expect(story.washedFees > 0n && story.steering.washed.units > 0n).to.equal(true);
    const errors = ["BalanceImpossible", "BalanceNotNewer", "RewardImpossible", "RewardNotNewer", "RewardProofInvalid"];
    expect([...tally.refused.keys()].toSorted()).to.deep.equal(errors);
    expect(spent.share).to.be.within(1, 100);
    for (const { spentOfFees, spentOfGrants } of steer.classes.values())
      expect(spentOfFees + spentOfGrants > 0n).to.equal(true);
    expect(book.table().split("\n")).to.have.length(1 + 4);
    expect(ratioChart(book, shortPlot)).to.include("D").and.to.include("*");
    expect(book.days.at(-1)?.paid === Number(formatEther(tally.paid))).to.equal(true);
  });

  it("name the day and the first number that differ by a wei", async () => {
    const wrong = simulate({
      plot: { ...shortPlot, days: 25 },
      onDay: ({ rewards }, _, day) => {
        const [program] = rewards.programs;
        if (day === 20 && program !== undefined) program.left += 1n;
      },
    });
    const error: unknown = await wrong.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(RewardsMismatchError);
    expect(String(error)).to.match(/Day 20: program 0: left: \d+ in the model, \d+ on the chain, -1 more\.$/);
  });
});
