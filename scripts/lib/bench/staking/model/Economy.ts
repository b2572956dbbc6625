import { DutyModel } from "./DutyModel.ts";
import { FeeModel, type FeeShares } from "./FeeModel.ts";
import { Purses } from "./Purses.ts";
import { StakeModel, type StakeRules } from "./StakeModel.ts";

/**
 * What the model is told of a deployment.
 *
 * - `genesis`: SNM wei by holder
 * - `fee`: basis points of a payment
 * - `subsidyStart`: unix seconds
 */
export interface EconomyRules extends StakeRules {
  readonly genesis: ReadonlyMap<string, bigint>;
  readonly shares: FeeShares;
  readonly fee: bigint;
  readonly subsidyStart: bigint;
}

/** The economy of staking, written down from the decisions and not from the contracts: whole numbers, and no storage. */
export class Economy {
  readonly purses: Purses;
  readonly fees: FeeModel;
  readonly stakes: StakeModel;
  readonly duty: DutyModel;

  constructor(rules: EconomyRules) {
    this.purses = new Purses(rules.genesis);
    this.fees = new FeeModel(this.purses, rules.shares, rules.fee);
    this.stakes = new StakeModel(this.purses, rules);
    this.duty = new DutyModel(this.purses, this.fees, this.stakes, rules.unbondingPeriod, rules.subsidyStart);
  }

  /** Every number of it, by a name that says what it is. SNM wei, parts of pots, and 0 or 1 for a seat. */
  numbers(): Map<string, bigint> {
    const { fees, stakes, duty } = this;
    const numbers = new Map<string, bigint>();
    for (const [holder, amount] of this.purses.entries()) numbers.set(`SNM of ${holder}`, amount);
    for (const node of stakes.nodes.values()) {
      const of = (what: string, value: bigint) => numbers.set(`${node.owner}: ${what}`, value);
      of("stake", node.staked.stake);
      of("shares", node.staked.parts);
      of("unbonding", node.leaving.stake);
      of("unbonding shares", node.leaving.parts);
      of("rewards on their way", node.stream.amount);
      of("claimed", node.claimed);
      of("claimed until", node.claimedUntil);
      of("commission owed", node.owed);
      of("seat", node.active ? 1n : 0n);
      for (const [account, parts] of node.parts) of(`shares of ${account}`, parts);
      for (const account of node.waysOut.keys()) of(`unbonding of ${account}`, node.unbondingOf(account));
    }
    numbers.set("rewards collected", duty.collected);
    numbers.set("rewards claimed", duty.claimed);
    numbers.set("rewards held", duty.held);
    numbers.set("subsidy sent", duty.subsidy);
    numbers.set("slashed", stakes.slashed);
    for (const recipient of ["holders", "masternodes", "treasury"] as const) {
      numbers.set(`fees due to ${recipient}`, fees.dueTo(recipient));
    }
    numbers.set("fees held by the market", fees.heldByMarket);
    for (const [account, amount] of fees.ledger) numbers.set(`ledger of ${account}`, amount);
    numbers.set("locked", fees.dividends.locked);
    for (const holder of fees.dividends.holders) {
      numbers.set(`locked by ${holder}`, fees.dividends.lockedOf(holder));
      numbers.set(`dividends owed to ${holder}`, fees.dividends.earnedBy(holder));
    }
    return numbers;
  }
}
