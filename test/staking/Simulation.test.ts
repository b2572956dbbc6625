import { expect } from "chai";
import { parseEther } from "ethers";
import hre, { network } from "hardhat";

import { firstDifference } from "../../scripts/lib/bench/staking/firstDifference.ts";
import type { Economy } from "../../scripts/lib/bench/staking/model/Economy.ts";
import { simulateStaking } from "../../scripts/lib/bench/staking/simulateStaking.ts";
import { StakingMismatchError } from "../../scripts/lib/bench/staking/StakingMismatchError.ts";

const QUARTER = 13;

/** Runs weeks of staking on a chain of their own. */
async function simulate(weeks: number, onWeek: (economy: Economy, week: number) => void) {
  const { provider } = await network.create();
  return simulateStaking(provider, { weeks, artifacts: hre.config.paths.artifacts, onWeek });
}

describe("a quarter of staking", () => {
  it("gives to the wei what a model written without the contracts' code gives, until everybody has left", async () => {
    let last: Economy | undefined;
    const { compared, left } = await simulate(QUARTER, (economy) => (last = economy));
    if (last === undefined) throw new Error("No week was simulated.");
    const { stakes, duty, fees, purses } = last;
    expect(compared).to.be.greaterThan(QUARTER * 100);
    // what must have happened for the comparison to say something
    expect([stakes.slashed, duty.commissions, duty.subsidy, fees.dividends.claimed].every((sum) => sum > 0n)).to.equal(
      true,
    );
    expect(purses.of("harmed") > parseEther("1000")).to.equal(true);
    expect([...stakes.nodes.values()].some(({ staked }) => staked.parts !== 0n)).to.equal(false);
    expect(left < 1_000n).to.equal(true);
  });

  it("names the week and the first number that differ by a wei", async () => {
    const wrong = simulate(QUARTER, ({ stakes }, week) => {
      if (week === 2) stakes.node("node 4").staked.change(1n);
    });
    const error: unknown = await wrong.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(StakingMismatchError);
    expect(String(error)).to.match(/Week 2: node 4: stake: \d+ in the model, \d+ on the chain, -1 more\.$/);
  });
});

describe("firstDifference", () => {
  it("is none where both say the same", () => {
    const numbers = new Map([["a", 1n]]);
    expect(firstDifference(numbers, new Map(numbers))).to.equal(undefined);
  });

  it("is also a number that only one of them has", () => {
    expect(firstDifference(new Map([["a", 1n]]), new Map())).to.equal(
      "a: 1 in the model, and the chain does not know it",
    );
    expect(firstDifference(new Map(), new Map([["b", 2n]]))).to.equal(
      "b: 2 on the chain, and the model does not know it",
    );
  });
});
