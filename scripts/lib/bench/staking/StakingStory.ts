import { parseEther } from "ethers";

import { COMMISSION_STEP, MAX_SLASH } from "@sonm/protocol/generated/constants.ts";

import type { Scheduled } from "../gas/decide.ts";
import { Dice } from "./Dice.ts";
import { EarningPlay } from "./EarningPlay.ts";
import { MarketPlay } from "./MarketPlay.ts";
import type { Economy } from "./model/Economy.ts";
import type { NodeBook } from "./model/NodeBook.ts";
import { ReportPress } from "./ReportPress.ts";
import { StakePlay } from "./StakePlay.ts";
import type { StakingChain } from "./StakingChain.ts";

const FIRST_NODES = 7;
const LATER_NODES = 7;
const DELEGATORS = 24;
const LOCKERS = 8;
/** Moves of delegators, of owners and of lockers in a week. */
const MOVES = { delegators: 5, owners: 1, lockers: 2 };
/** Weeks between two claims of a node: some claim at once, some let a quarter pass. */
const CLAIM_EVERY = [1, 4, 13];
const MONTH = 4;
/** Nobody delegates to it, so that its pool is empty once it left. */
const LONER = "node 6";
const [SLASHED, EQUIVOCATOR, RETIRED] = ["node 0", "node 2", "node 3"] as const;
const BOND = parseEther("100000");
const HARM = parseEther("1234");
const FIRST_PAYMENT = parseEther("20000");
const WEEKLY_GROWTH = parseEther("5000");
/** Of a wallet less than this is not worth a transaction. */
const LEAST = parseEther("1000");

const nodeName = (index: number): string => `node ${index}`;
const range = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

/** What happens in weeks of staking: chance decides who moves, and a plan what must not be missing. */
export class StakingStory {
  readonly #chain: StakingChain;
  readonly #economy: Economy;
  readonly #weeks: number;
  readonly #dice = new Dice(44n);
  readonly #stakes: StakePlay;
  readonly #earnings: EarningPlay;
  readonly #market: MarketPlay;
  readonly #delegators = range(DELEGATORS, "delegator");
  readonly #lockers = range(LOCKERS, "locker");
  #slash: Scheduled | undefined;

  constructor(chain: StakingChain, economy: Economy, weeks: number) {
    this.#chain = chain;
    this.#economy = economy;
    this.#weeks = weeks;
    this.#stakes = new StakePlay(chain, economy);
    this.#earnings = new EarningPlay(chain, economy, new ReportPress(chain));
    this.#market = new MarketPlay(chain, economy);
  }

  /** Everybody gets the SNM that they will use. */
  async begin(): Promise<void> {
    const give = async (name: string, snm: string) => {
      await this.#chain.cast(name, parseEther(snm));
      this.#economy.purses.move("deployer", name, parseEther(snm));
    };
    await give("buyer", "135000000");
    for (const name of ["supplier", "reporter", "harmed"]) await give(name, "1");
    for (let index = 0; index < FIRST_NODES + LATER_NODES; index += 1) await give(nodeName(index), "1000000");
    for (const name of this.#delegators) await give(name, "3000000");
    for (const name of this.#lockers) await give(name, "4000000");
    for (let index = 0; index < FIRST_NODES; index += 1) await this.#join(index);
  }

  /** @param number counts from 0 */
  async week(number: number): Promise<void> {
    await this.#plan(number);
    await this.#earnings.rotate();
    await this.#earnings.report();
    await this.#market.trade(FIRST_PAYMENT + BigInt(number) * WEEKLY_GROWTH);
    this.#chain.passUntil(this.#chain.now + this.#chain.parameters.disputeWindow);
    for (const [index, node] of this.#nodes.entries()) {
      if ((number + 1) % (CLAIM_EVERY[index % CLAIM_EVERY.length] ?? 1) === 0) await this.#earnings.claim(node);
      if ((number + index) % MONTH === 0) await this.#earnings.payCommission(node);
    }
    for (let move = 0; move < MOVES.delegators; move += 1) await this.#moveStake(this.#dice.pick(this.#delegators));
    for (let move = 0; move < MOVES.owners; move += 1) await this.#moveBond(this.#dice.pick(this.#nodes));
    for (let move = 0; move < MOVES.lockers; move += 1) await this.#moveLock(this.#dice.pick(this.#lockers));
    if (number % MONTH !== 0) return;
    await this.#market.payTreasury();
    await this.#market.withdraw("supplier");
  }

  /** Everybody takes everything out. */
  async end(): Promise<void> {
    const { unbondingPeriod } = this.#chain.parameters;
    for (const node of this.#nodes) await this.#earnings.claim(node);
    for (const node of this.#nodes) await this.#earnings.payCommission(node);
    // What was claimed last has to arrive before all can take it.
    this.#chain.passUntil(this.#chain.now + unbondingPeriod);
    for (const node of this.#nodes) {
      for (const account of node.parts.keys()) {
        if (node.stakeOf(account) > 0n) await this.#stakes.undelegate(node.owner, account);
      }
    }
    this.#chain.passUntil(this.#chain.now + unbondingPeriod);
    for (const node of this.#nodes) {
      for (const account of node.waysOut.keys()) {
        if (node.isReady(account, this.#chain.now)) await this.#stakes.withdraw(node.owner, account);
      }
    }
    for (const holder of this.#lockers) {
      const locked = this.#economy.fees.dividends.lockedOf(holder);
      if (locked > 0n) await this.#market.unlock(holder, locked);
      await this.#market.claim(holder);
    }
    await this.#market.payTreasury();
    for (const trader of ["buyer", "supplier"]) await this.#market.withdraw(trader);
  }

  get #nodes(): NodeBook[] {
    return [...this.#economy.stakes.nodes.values()];
  }

  /** What must happen at some time, spread over the weeks. */
  async #plan(number: number): Promise<void> {
    const at = (part: number) => Math.floor((this.#weeks * part) / 100);
    const node = (owner: string) => this.#economy.stakes.node(owner);
    for (let later = 0; later < LATER_NODES; later += 1) {
      if (number === at(10 + 10 * later)) await this.#join(FIRST_NODES + later);
    }
    if (number === at(30)) await this.#stakes.prove(EQUIVOCATOR, this.#earnings.press);
    // A week in jail, and the second that comes after it.
    if (number === at(30) + 2) await this.#return(EQUIVOCATOR);
    if (number === at(40)) await this.#earnings.announceCommission(node("node 1"), 1_000n + COMMISSION_STEP);
    if (number === at(70)) await this.#earnings.announceCommission(node("node 1"), 1_000n);
    if (number === at(45)) await this.#stakes.retire(RETIRED);
    if (number === at(45) + 1) await this.#stakes.undelegate(RETIRED, RETIRED);
    if (number === at(55)) this.#slash = await this.#stakes.schedule(SLASHED, MAX_SLASH, HARM);
    if (number === at(55) + 2 && this.#slash !== undefined) {
      await this.#stakes.execute(this.#slash, SLASHED, MAX_SLASH, HARM);
    }
    if (number === at(55) + 3) await this.#return(SLASHED);
    if (number === at(60)) await this.#stakes.undelegate(LONER, LONER);
    if (number === at(60) + 1) await this.#earnings.claim(node(LONER));
    if (number === at(60) + 3) await this.#stakes.settle(LONER);
  }

  /** The owner takes its seat again, with a bond that suffices. */
  async #return(owner: string): Promise<void> {
    const missing = BOND - this.#economy.stakes.node(owner).stakeOf(owner);
    if (missing > 0n) await this.#stakes.addStake(owner, missing + LEAST);
    else await this.#stakes.activate(owner);
  }

  async #join(index: number): Promise<void> {
    const bond = nodeName(index) === SLASHED ? BOND : BOND + this.#dice.amount(3n * BOND);
    await this.#stakes.join(nodeName(index), bond, BigInt(index % 4) * 1_000n);
  }

  /** Three nodes at most for each: an account can have stake in eight, and one that it left counts for a month. */
  #choices(delegator: string): string[] {
    const first = this.#delegators.indexOf(delegator);
    const total = FIRST_NODES + LATER_NODES;
    return [0, 5, 9]
      .map((step) => nodeName((first + step) % total))
      .filter((owner) => owner !== LONER && this.#economy.stakes.nodes.has(owner));
  }

  async #moveStake(account: string): Promise<void> {
    const choices = this.#choices(account);
    const ready = choices.find((owner) => this.#economy.stakes.node(owner).isReady(account, this.#chain.now));
    if (ready !== undefined) {
      if (this.#dice.roll(2) === 0) await this.#stakes.withdraw(ready, account);
      else await this.#stakes.redelegate(ready, this.#dice.pick(choices), account);
      return;
    }
    const owner = this.#dice.pick(choices);
    const stake = this.#economy.stakes.node(owner).stakeOf(account);
    const wallet = this.#economy.purses.of(account);
    if (stake === 0n || (wallet > LEAST && this.#dice.roll(2) === 0)) {
      await this.#stakes.delegate(owner, account, this.#dice.amount(wallet / 2n));
    } else if (this.#dice.roll(4) === 0) await this.#stakes.undelegate(owner, account);
    else await this.#stakes.undelegate(owner, account, this.#dice.amount(stake));
  }

  async #moveBond({ owner, active }: NodeBook): Promise<void> {
    const spare = this.#economy.stakes.node(owner).stakeOf(owner) - BOND;
    if (!active) return;
    if (spare > LEAST && this.#dice.roll(2) === 0) {
      await this.#stakes.undelegate(owner, owner, this.#dice.amount(spare / 2n));
    } else if (this.#economy.stakes.node(owner).isReady(owner, this.#chain.now)) {
      await this.#stakes.withdraw(owner, owner);
    } else await this.#stakes.addStake(owner, this.#dice.amount(LEAST));
  }

  async #moveLock(holder: string): Promise<void> {
    const locked = this.#economy.fees.dividends.lockedOf(holder);
    const wallet = this.#economy.purses.of(holder);
    const what = this.#dice.roll(3);
    if (what === 0 && locked > 0n) await this.#market.unlock(holder, this.#dice.amount(locked));
    else if (what === 1) await this.#market.claim(holder);
    else await this.#market.lock(holder, this.#dice.amount(wallet / 3n));
  }
}
