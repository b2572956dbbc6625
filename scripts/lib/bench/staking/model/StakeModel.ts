import {
  BASIS_POINTS,
  EQUIVOCATION_JAIL,
  EQUIVOCATION_SLASH,
  REPORTER_SHARE,
} from "@sonm/protocol/generated/constants.ts";

import { NodeBook } from "./NodeBook.ts";
import type { Purses } from "./Purses.ts";

/** What the masternodes are told when they are deployed: SNM wei, and seconds. */
export interface StakeRules {
  readonly minimumBond: bigint;
  readonly unbondingPeriod: bigint;
}

/** Stake in masternodes, its way out, and what is slashed. Amounts are SNM wei, times unix seconds. */
export class StakeModel {
  readonly #purses: Purses;
  readonly #rules: StakeRules;
  /** In the order in which they joined. */
  readonly nodes = new Map<string, NodeBook>();
  slashed = 0n;

  constructor(purses: Purses, rules: StakeRules) {
    this.#purses = purses;
    this.#rules = rules;
  }

  node(owner: string): NodeBook {
    const found = this.nodes.get(owner);
    if (found === undefined) throw new Error(`The model has no masternode of ${owner}.`);
    return found;
  }

  join(owner: string, amount: bigint, commission: bigint, at: bigint): void {
    this.nodes.set(owner, new NodeBook(owner, commission, at));
    this.delegate(owner, owner, amount, at);
  }

  delegate(owner: string, account: string, amount: bigint, at: bigint): void {
    this.settle(owner, at).enter(account, amount);
    this.#purses.move(account, "Masternodes", amount);
  }

  /** The owner adds to its bond, and takes a seat where it has none. */
  addStake(owner: string, amount: bigint, at: bigint): void {
    this.delegate(owner, owner, amount, at);
    this.activate(owner, at);
  }

  /** @param amount all where it is undefined */
  undelegate(owner: string, account: string, amount: bigint | undefined, at: bigint): void {
    const node = this.settle(owner, at);
    node.leave(account, amount, at + this.#rules.unbondingPeriod);
    if (owner === account && node.stakeOf(owner) === 0n) node.active = false;
  }

  withdraw(owner: string, account: string, at: bigint): void {
    this.#purses.move("Masternodes", account, this.node(owner).release(account, at));
  }

  redelegate(owner: string, next: string, account: string, at: bigint): void {
    const amount = this.node(owner).release(account, at);
    this.settle(next, at).enter(account, amount);
  }

  /** Rewards that are due become stake. In an empty pool they are the owner's. */
  settle(owner: string, at: bigint): NodeBook {
    const node = this.node(owner);
    this.#purses.move("Masternodes", owner, node.settle(at));
    return node;
  }

  activate(owner: string, at: bigint): void {
    const node = this.node(owner);
    if (at >= node.jailedUntil) node.active = true;
  }

  retire(owner: string): void {
    this.node(owner).active = false;
  }

  /** Somebody proves two reports for one epoch. */
  prove(owner: string, reporter: string, at: bigint): void {
    const amount = this.#cut(owner, EQUIVOCATION_SLASH, at);
    const reward = (amount * REPORTER_SHARE) / BASIS_POINTS;
    this.#purses.move("Masternodes", reporter, reward);
    this.#purses.move("Masternodes", "Treasury", amount - reward);
    const node = this.node(owner);
    node.jailedUntil = at + EQUIVOCATION_JAIL;
    node.active = false;
  }

  /** The DAO slashes a share of basis points. */
  slash(owner: string, share: bigint, harm: bigint, harmed: string, reporter: string, at: bigint): void {
    const amount = this.#cut(owner, share, at);
    const reward = (amount * REPORTER_SHARE) / BASIS_POINTS;
    const rest = amount - reward;
    const made = harm < rest ? harm : rest;
    this.#purses.move("Masternodes", reporter, reward);
    this.#purses.move("Masternodes", harmed, made);
    this.#purses.move("Masternodes", "Treasury", rest - made);
  }

  #cut(owner: string, share: bigint, at: bigint): bigint {
    const node = this.settle(owner, at);
    const amount = node.slash(share, at);
    this.slashed += amount;
    if (node.stakeOf(owner) < this.#rules.minimumBond) node.active = false;
    return amount;
  }
}
