import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { parseEther } from "ethers";

import { PROGRAMS_SUPPLY } from "@sonm/protocol/generated/constants.ts";
import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import { Dice } from "../staking/Dice.ts";
import { castMachines, CLASS_IDS } from "./castMachines.ts";
import { EarnedModel } from "./model/EarnedModel.ts";
import { RateModel } from "./model/RateModel.ts";
import { RewardModel } from "./model/RewardModel.ts";
import { SteerModel, type MandateModel } from "./model/SteerModel.ts";
import { Nodes } from "./Nodes.ts";
import type { Plot } from "./Plot.ts";
import { numbersOfPeople, numbersOfPrograms, readPeople, readPrograms } from "./readRewards.ts";
import { RewardsChain, type Call } from "./RewardsChain.ts";
import { RewardsStory } from "./RewardsStory.ts";
import { compare, type Stage } from "./Stage.ts";
import { World } from "./World.ts";

const DAY = 86_400;
const VALID_DAYS = 60;
/** What a card or machine is paid a day, USD with 18 decimals, by class; the last one is a floor beside deals. */
const REWARDS = ["0.35", "0.5", "1.2"].map((usd) => parseEther(usd));
const GRANT_PARTS = [1n, 1n, 2n];
const GRANT_SUM = 4n;
const FLOORS = new Set<number>([CLASS_IDS[2]]);
/** A third of what an honest deal of the cheapest class pays in fees. */
const FEE = parseEther("0.003");
const MANDATE = { step: 8, guarantee: 90 * DAY, margin: 15_000n, band: 1_000n, boost: 9_000n };

/** What a simulation is run with. */
export interface RewardsOptions {
  readonly plot: Plot;
  readonly seed?: bigint;
  /** Folder of compiled contracts, the project's own unless told. */
  readonly artifacts?: string;
  /** Looks at everything at the end of each day, before chain and model are compared. */
  readonly onDay?: (stage: Stage, story: RewardsStory, day: number) => void;
}

/**
 * What came of it. `share`: percent of what the controller might spend that it did; `paidShare`: percent of the GPU-seconds
 * in programs that ended which were paid.
 */
export interface RewardsResult {
  readonly stage: Stage;
  readonly story: RewardsStory;
  readonly spent: { readonly share: number; readonly paidShare: number };
}

/**
 * Runs days of reward programs under the controller on the real contracts and in the model: all that happened is compared
 * each day, and what each machine and master has at the end of each month.
 *
 * @param provider of a development chain that nothing else uses
 * @throws RewardsMismatchError naming the day and the first number that differs
 */
export async function simulateRewards(provider: EIP1193Provider, options: RewardsOptions): Promise<RewardsResult> {
  const { plot, seed = 45n, onDay } = options;
  const dice = new Dice(seed);
  const chain = await RewardsChain.deploy(provider, options.artifacts);
  const stage = await stageOf(chain, plot, dice);
  const story = new RewardsStory(stage, plot, dice);
  const genesis = Number(await chain.contracts.reports.genesis());
  const start = genesis + Math.ceil((chain.now + 60 - genesis) / DAY) * DAY;
  for (let day = 0; day < plot.days; day += 1) {
    await story.day(day, start);
    if (day === plot.raise) await raiseReward(stage);
    onDay?.(stage, story, day);
    const { rewards, steer } = stage;
    compare(stage, day, numbersOfPrograms(rewards, steer, chain.now), await readPrograms(chain, steer));
    if ((day + 1) % plot.audits !== 0 && day + 1 < plot.days) continue;
    compare(stage, day, numbersOfPeople(rewards), await readPeople(chain, rewards));
  }
  return { stage, story, spent: spentOf(stage) };
}

function spentOf({ steer, rewards, earned, chain }: Stage): RewardsResult["spent"] {
  const books = [...steer.classes.values()];
  const spent = books.reduce((all, { spentOfFees, spentOfGrants }) => all + spentOfFees + spentOfGrants, 0n);
  const bound = books.reduce((all, book) => all + steer.boundOf(book, chain.now), 0n);
  const over = [...rewards.programs.entries()].filter(([, { terms }]) => terms.end < chain.now);
  const people = over.flatMap(([id, { members }]) => [...members].map(([worker, member]) => ({ id, worker, member })));
  const paid = people.reduce((all, { member }) => all + member.paidSeconds, 0n);
  const all = people.reduce((sum, { id, worker }) => sum + earned.of(id, worker), 0n);
  return { share: percent(spent, bound), paidShare: percent(paid, all) };
}

/** The DAO changes a mandate: what it grants begins anew, and the next program is another. */
async function raiseReward({ chain, steer }: Stage): Promise<void> {
  const [classId] = CLASS_IDS;
  const { mandate } = steer.book(classId);
  const raised = { ...mandate, usd: (mandate.usd * 6n) / 5n };
  steer.setMandate(classId, raised, chain.now + 1);
  await chain.decide([mandateCall(chain, classId, raised)]);
}

const percent = (part: bigint, all: bigint): number => (all === 0n ? 0 : Number((part * 10_000n) / all) / 100);

/** Everybody, and the programs as the DAO begins them. */
async function stageOf(chain: RewardsChain, plot: Plot, dice: Dice): Promise<Stage> {
  const rates = new RateModel();
  rates.set(chain.base.parameters.rate, Number(await chain.contracts.reports.genesis()));
  const rewards = new RewardModel(rates);
  const steer = new SteerModel(rewards, rates);
  const machines = await castMachines(chain, plot, dice);
  const tally = {
    compared: 0,
    admitted: 0,
    claims: 0,
    left: 0,
    unattested: 0,
    unqualified: 0,
    due: 0n,
    paid: 0n,
    refused: new Map(),
  };
  await begin(chain, rewards, steer, plot);
  return {
    ...{ chain, rates, rewards, steer, tally },
    world: new World(machines, plot, dice),
    nodes: new Nodes(machines, CLASS_IDS, chain.base.parameters.fee),
    earned: new EarnedModel(rewards, FLOORS),
  };
}

async function begin(chain: RewardsChain, rewards: RewardModel, steer: SteerModel, plot: Plot): Promise<void> {
  const { teamPool, programs, hardware } = chain.contracts;
  const budget = (PROGRAMS_SUPPLY * BigInt(Math.round(plot.share * 1e6))) / 1_000_000n;
  const calls: Call[] = [
    {
      to: "TeamPool",
      data: teamPool.interface.encodeFunctionData("setPrograms", [chain.base.address("RewardPrograms")]),
    },
    { to: "TeamPool", data: teamPool.interface.encodeFunctionData("fundPrograms", [budget]) },
    {
      to: "RewardPrograms",
      data: programs.interface.encodeFunctionData("setController", [chain.base.address("ProgramController")]),
    },
    { to: "Hardware", data: hardware.interface.encodeFunctionData("setValidDays", [VALID_DAYS]) },
  ];
  rewards.funded = budget;
  const at = chain.now + 1;
  for (const [index, classId] of CLASS_IDS.entries()) {
    const usd = REWARDS[index] ?? 0n;
    const mandate: MandateModel = { ...MANDATE, usd, most: 1_000_000, grant: grantOf(plot, index), fee: FEE };
    steer.setMandate(classId, mandate, at);
    calls.push(mandateCall(chain, classId, mandate));
  }
  await chain.decide(calls);
}

/** SNM wei a day: a floor reserves what deals may bring as well, so that its class takes twice as much. */
const grantOf = ({ grant }: Plot, index: number): bigint =>
  (parseEther(String(grant)) * (GRANT_PARTS[index] ?? 0n) * BigInt(GRANT_PARTS.length)) / GRANT_SUM;

function mandateCall({ contracts: { controller } }: RewardsChain, classId: number, mandate: MandateModel): Call {
  const mode = FLOORS.has(classId) ? RewardMode.Floor : RewardMode.OnTop;
  const values = {
    ...{ usdPerGpuDay: mandate.usd, mode, minSoftwareVersion: 0, maxGpus: mandate.most, step: mandate.step },
    ...{ guarantee: mandate.guarantee, reserveMargin: mandate.margin, band: mandate.band, boost: mandate.boost },
    ...{ dailyGrant: mandate.grant, feePerGpuDay: mandate.fee },
  };
  return {
    to: "ProgramController",
    data: controller.interface.encodeFunctionData("setMandate", [classId, values]),
  };
}
