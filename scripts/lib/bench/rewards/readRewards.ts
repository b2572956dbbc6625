import type { RewardsChain } from "./RewardsChain.ts";
import type { RewardModel } from "./model/RewardModel.ts";
import type { SteerModel } from "./model/SteerModel.ts";

const GRAIN = 10n ** 12n;

/** Numbers of programs and classes: of the model, by names that say what they are. SNM wei, units, and 0 or 1. */
export function numbersOfPrograms(rewards: RewardModel, steer: SteerModel, at: number): Map<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const [id, program] of rewards.programs.entries()) {
    const of = (what: string, value: bigint) => numbers.set(`program ${id}: ${what}`, value);
    of("budget", program.budget);
    of("left", program.left);
    of("reserved", program.reserved * GRAIN);
    of("units", BigInt(program.units));
    of("room in all", BigInt(program.most));
    of("admits", program.admits ? 1n : 0n);
    of("closed", program.closed ? 1n : 0n);
  }
  for (const classId of steer.classes.keys()) numbers.set(`class ${classId}: spendable`, steer.spendable(classId, at));
  numbers.set("unallocated", rewards.unallocated);
  numbers.set("held by the programs", rewards.held);
  return numbers;
}

/** The same numbers as the chain has them. */
export async function readPrograms(chain: RewardsChain, steer: SteerModel): Promise<Map<string, bigint>> {
  const { programs, controller, snm } = chain.contracts;
  const numbers = new Map<string, bigint>();
  const count = Number(await programs.count());
  for (let id = 0; id < count; id += 1) {
    const [state, terms] = [await programs.state(id), await programs.terms(id)];
    const of = (what: string, value: bigint) => numbers.set(`program ${id}: ${what}`, value);
    of("budget", state.budget);
    of("left", state.left);
    of("reserved", state.reserved);
    of("units", state.gpus);
    of("room in all", terms.maxGpus);
    of("admits", state.admits ? 1n : 0n);
    of("closed", state.closed ? 1n : 0n);
  }
  for (const classId of steer.classes.keys()) {
    numbers.set(`class ${classId}: spendable`, await controller.spendable(classId));
  }
  numbers.set("unallocated", await programs.unallocated());
  numbers.set("held by the programs", await snm.balanceOf(chain.base.address("RewardPrograms")));
  return numbers;
}

/** What each machine was paid for and has reserved, and what each master has: of the model. */
export function numbersOfPeople(rewards: RewardModel): Map<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const [id, { members }] of rewards.programs.entries()) {
    for (const [worker, member] of members) {
      numbers.set(`${worker} in program ${id}: GPU-seconds paid`, member.paidSeconds);
      numbers.set(`${worker} in program ${id}: reserved`, member.reserved * GRAIN);
    }
  }
  for (const [master, amount] of rewards.ledger) numbers.set(`ledger of ${master}`, amount);
  return numbers;
}

/**
 * The same numbers as the chain has them.
 *
 * @param whom the model, which is asked for nothing but who there is
 */
export async function readPeople(chain: RewardsChain, whom: RewardModel): Promise<Map<string, bigint>> {
  const { programs, market } = chain.contracts;
  const numbers = new Map<string, bigint>();
  for (const [id, { members }] of whom.programs.entries()) {
    for (const worker of members.keys()) {
      const member = await programs.member(id, worker);
      numbers.set(`${worker} in program ${id}: GPU-seconds paid`, member.claimed);
      numbers.set(`${worker} in program ${id}: reserved`, member.reserved);
    }
  }
  for (const master of whom.ledger.keys()) numbers.set(`ledger of ${master}`, await market.balanceOf(master));
  return numbers;
}
