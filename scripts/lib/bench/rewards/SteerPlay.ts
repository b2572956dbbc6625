import { LEAF_CLASS } from "@sonm/protocol/generated/constants.ts";

import { hashWords } from "../../../../oracle/src/lib/hashWords.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import type { ClassTotal } from "../../../../oracle/src/node/agreement/ClassTotal.ts";
import type { PlanModel } from "./model/SteerModel.ts";
import type { Call } from "./RewardsChain.ts";
import { RewardsMismatchError } from "./RewardsMismatchError.ts";
import { compare, type Stage, type Today } from "./Stage.ts";

const ACTS = ["None", "Opened", "Enlarged", "Resumed", "Suspended"] as const;
const [DAY, HOUR] = [86_400, 3_600];
const STEER_GAS = 2_000_000;
const MILLI = 1_000n;

/** Supply and demand by class, and the controller. */
export class SteerPlay {
  readonly #stage: Stage;
  #due = new Map<number, ClassTotal>();
  #ready = new Map<number, ClassTotal>();
  /** Acts since the beginning, by kind. */
  readonly acts = new Map<PlanModel["act"], number>();
  /** SNM wei that were spent because of demand that the wash trader feigned, and units by which it raised the target, most. */
  readonly washed = { moved: 0n, units: 0n };

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  leaves(asOf: number): Map<string, Uint8Array> {
    this.#ready = this.#due;
    this.#due = new Map(this.#stage.nodes.classes);
    return new Map([...this.#due].map(([classId, total]) => [`class ${classId}`, classLeaf(classId, asOf, total)]));
  }

  /** Proves what the final report says of classes. */
  async record({ final }: Today): Promise<void> {
    const { chain, steer } = this.#stage;
    const ready = [...this.#ready].filter(([, { supplied }]) => supplied > 0n);
    if (ready.length > 0) await chain.block(ready.map(([classId, total]) => this.callOf(classId, total, final)));
    for (const [classId, total] of ready) steer.record(classId, { asOf: final.asOf, ...pointOf(total) });
  }

  callOf(classId: number, total: Balance, { asOf, sequence, proofOf }: Today["final"], name?: string): Call {
    const proof = [...proofOf(name ?? `class ${classId}`)];
    const { interface: abi } = this.#stage.chain.contracts.balances;
    const data = abi.encodeFunctionData("record", [{ classId, sequence, point: { asOf, ...pointOf(total) }, proof }]);
    return { to: "ClassBalances", data };
  }

  /** Acts wherever the model says that there is something to do; elsewhere the contract must refuse. */
  async act({ day, final }: Today, feigned: (classId: number) => bigint): Promise<void> {
    const { chain, steer, rewards, tally } = this.#stage;
    // At one time of the day: a day must be over since it acted last.
    chain.base.passUntil(BigInt(final.asOf + DAY + HOUR));
    const at = chain.now + 1;
    const plans: [number, PlanModel][] = [];
    const refused = new Map<number, string>();
    for (const classId of steer.classes.keys()) {
      const plan = steer.plan(classId, at);
      if (plan === undefined || plan.act === "None") {
        refused.set(classId, plan === undefined ? "BalanceTooYoung" : "ControllerNothingToDo");
        continue;
      }
      this.#noteWash(classId, plan, feigned(classId), at);
      steer.act(classId, plan, at);
      plans.push([classId, plan.act === "Opened" ? { ...plan, programId: rewards.programs.length - 1 } : plan]);
      this.acts.set(plan.act, (this.acts.get(plan.act) ?? 0) + 1);
    }
    const outcomes = await chain.block(plans.map(([classId]) => this.#steerCall(classId)));
    for (const [classId, error] of refused) {
      const found = await chain.refusal(this.#steerCall(classId));
      if (found !== error)
        throw new RewardsMismatchError(`Day ${day}: steering class ${classId}: ${found}, not ${error}.`);
    }
    for (const [index, [classId, plan]] of plans.entries()) {
      const event = outcomes[index]?.events.find(({ name }) => name === "Steered");
      compare({ tally }, day, ofModel(classId, plan), ofChain(classId, event?.args["plan"] as SteeredPlan));
      if (plan.act === "Opened") this.#noteOpened(plan.programId);
    }
  }

  #steerCall(classId: number): Call {
    const { interface: abi } = this.#stage.chain.contracts.controller;
    return { to: "ProgramController", data: abi.encodeFunctionData("steer", [classId]), gas: STEER_GAS };
  }

  #noteWash(classId: number, plan: PlanModel, feigned: bigint, at: number): void {
    if (feigned === 0n) return;
    const honest = this.#stage.steer.plan(classId, at, feigned);
    const budget = honest?.budget ?? 0n;
    if (plan.budget > budget) this.washed.moved += plan.budget - budget;
    if (feigned > this.washed.units) this.washed.units = feigned;
  }

  #noteOpened(programId: number): void {
    const { terms } = this.#stage.rewards.program(programId);
    const { classId, usd: usdPerGpuDay, start, end } = terms;
    const mode = this.#stage.earned.isFloor(classId) ? 1 : 0;
    const event = { programId, classId, mode, minSoftwareVersion: 0, usdPerGpuDay, start, end } as const;
    this.#stage.nodes.events.push({ kind: "created", ...event });
  }
}

/** A leaf of supply and demand: decision 55. */
export function classLeaf(classId: number, asOf: number, { supplied, demanded, fees }: ClassTotal): Uint8Array {
  return keccak(hashWords([LEAF_CLASS, classId, asOf, supplied, demanded, fees]));
}

interface SteeredPlan {
  readonly steering: bigint;
  readonly supply: bigint;
  readonly demand: bigint;
  readonly programId: bigint;
  readonly gpus: bigint;
  readonly budget: bigint;
}

const named = (classId: number, values: readonly bigint[]): Map<string, bigint> =>
  new Map(
    ["act", "supply", "demand", "program", "units", "budget"].map((name, index) => [
      `the controller's ${name} for class ${classId}`,
      values[index] ?? -1n,
    ]),
  );

const ofModel = (classId: number, { act, supply, demand, programId, units, budget }: PlanModel) =>
  named(classId, [BigInt(ACTS.indexOf(act)), supply, demand, BigInt(programId), units, budget]);

const ofChain = (classId: number, { steering, supply, demand, programId, gpus, budget }: SteeredPlan) =>
  named(classId, [steering, supply, demand, programId, gpus, budget]);

/** Units with three decimals. */
export const inMilli = (units: number): bigint => BigInt(Math.round(units)) * MILLI;

/** Supply and demand of a class, whichever it is. */
type Balance = Omit<ClassTotal, "classId">;

const pointOf = ({ supplied, demanded, fees }: Balance): Balance => ({ supplied, demanded, fees });
