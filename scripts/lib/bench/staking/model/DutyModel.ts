import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

import type { FeeModel } from "./FeeModel.ts";
import type { NodeBook } from "./NodeBook.ts";
import type { Purses } from "./Purses.ts";
import type { StakeModel } from "./StakeModel.ts";
import { subsidyReleased } from "./subsidyReleased.ts";

/** A reward becomes stake in this part of the unbonding period. */
const STREAM_DIVISOR = 2n;

/** What masternodes earn: fees and subsidy in, claims and commissions out. Amounts are SNM wei, times unix seconds. */
export class DutyModel {
  readonly #purses: Purses;
  readonly #fees: FeeModel;
  readonly #stakes: StakeModel;
  readonly #streamPeriod: bigint;
  readonly #subsidyStart: bigint;
  #attested = 0n;
  subsidy = 0n;
  collected = 0n;
  claimed = 0n;
  commissions = 0n;
  /** Collected, and neither on the way into a pool nor paid out. */
  held = 0n;

  constructor(purses: Purses, fees: FeeModel, stakes: StakeModel, unbondingPeriod: bigint, subsidyStart: bigint) {
    this.#purses = purses;
    this.#fees = fees;
    this.#stakes = stakes;
    this.#streamPeriod = unbondingPeriod / STREAM_DIVISOR;
    this.#subsidyStart = subsidyStart;
  }

  /** Both sources go to the masternodes. */
  collect(at: bigint): void {
    const fees = this.#fees.collect("masternodes", "Masternodes");
    const released = subsidyReleased(at - this.#subsidyStart);
    const subsidy = released - this.subsidy;
    this.#purses.move("TeamPool", "Masternodes", subsidy);
    this.subsidy = released;
    this.collected += fees + subsidy;
    this.held += fees + subsidy;
  }

  /** What was collected since the last time is earned by the active nodes, each by its stake. */
  attest(asOf: bigint): void {
    const all = [...this.#stakes.nodes.values()];
    const working = all.filter(({ active }) => active);
    const total = working.reduce((sum, { staked }) => sum + staked.stake, 0n);
    const fresh = this.collected - this.#attested;
    for (const node of working) node.attested += (fresh * node.staked.stake) / total;
    for (const node of all) node.attestedUntil = asOf;
    this.#attested = this.collected;
  }

  /** Pays what was attested and not claimed; a part is the commission's. */
  claim(node: NodeBook, at: bigint): void {
    const amount = node.attested - node.claimed;
    const commission = (amount * node.commission.pay(node.attestedUntil)) / BASIS_POINTS;
    node.claimed = node.attested;
    node.claimedUntil = node.attestedUntil;
    node.owed += commission;
    node.stream.add(amount - commission, at, this.#streamPeriod);
    this.claimed += amount;
    this.held -= amount - commission;
  }

  payCommission(node: NodeBook): void {
    this.#purses.move("Masternodes", node.owner, node.owed);
    this.commissions += node.owed;
    this.held -= node.owed;
    node.owed = 0n;
  }
}
