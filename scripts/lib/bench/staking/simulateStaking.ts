import type { EIP1193Provider } from "@nomicfoundation/ignition-core";

import { TEAM_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { VOTES } from "../gas/GasWorld.ts";
import { firstDifference } from "./firstDifference.ts";
import { Economy } from "./model/Economy.ts";
import { readNumbers } from "./readNumbers.ts";
import { StakingChain } from "./StakingChain.ts";
import { StakingMismatchError } from "./StakingMismatchError.ts";
import { StakingStory } from "./StakingStory.ts";

const WEEK = 604_800n;
/** The team has a tenth of it. */
const SUPPLY = TEAM_SUPPLY * 10n;

/** What a simulation is run with. */
export interface StakingOptions {
  readonly weeks: number;
  /** Folder of compiled contracts, the project's own unless told. */
  readonly artifacts?: string;
  /** Looks at the model at the end of each week, and once more when everybody has left. */
  readonly onWeek?: (economy: Economy, week: number) => void;
}

/** What was compared. `left`: SNM wei that stay with the masternodes when everybody has left. */
export interface StakingResult {
  readonly compared: number;
  readonly left: bigint;
}

/**
 * Runs weeks of staking on the real contracts and in the model, and compares all numbers of both every week.
 *
 * @param provider of a development chain that nothing else uses
 * @throws StakingMismatchError naming the first number that differs
 */
export async function simulateStaking(provider: EIP1193Provider, options: StakingOptions): Promise<StakingResult> {
  const chain = await StakingChain.deploy(provider, options.artifacts);
  const economy = await modelOf(chain);
  const story = new StakingStory(chain, economy, options.weeks);
  let compared = 0;
  const compare = async (week: number): Promise<void> => {
    options.onWeek?.(economy, week);
    const expected = economy.numbers();
    const difference = firstDifference(expected, await readNumbers(chain, economy)) ?? wrongSum(economy);
    if (difference !== undefined) throw new StakingMismatchError(`Week ${week}: ${difference}.`);
    compared += expected.size;
  };

  await story.begin();
  const start = chain.now;
  for (let week = 0; week < options.weeks; week += 1) {
    chain.passUntil(start + BigInt(week + 1) * WEEK);
    await story.week(week);
    await compare(week);
  }
  await story.end();
  await compare(options.weeks);
  return { compared, left: economy.purses.of("Masternodes") };
}

async function modelOf({ contracts, parameters }: StakingChain): Promise<Economy> {
  const { swapped, holdersShare, masternodesShare, treasuryShare } = parameters;
  return new Economy({
    ...parameters,
    genesis: new Map([
      ["deployer", swapped - VOTES],
      ["voter", VOTES],
      ["TeamPool", TEAM_SUPPLY],
      ["LegacySwap", SUPPLY - TEAM_SUPPLY - swapped],
    ]),
    shares: { holders: holdersShare, masternodes: masternodesShare, treasury: treasuryShare },
    subsidyStart: await contracts.teamPool.subsidyStart(),
  });
}

/** Whoever holds SNM on the chain is in the model only if what all hold there is the whole supply. */
function wrongSum({ purses }: Economy): string | undefined {
  const sum = purses.entries().reduce((all, [, amount]) => all + amount, 0n);
  return sum === SUPPLY ? undefined : `all purses hold ${sum} SNM wei and not ${SUPPLY}`;
}
