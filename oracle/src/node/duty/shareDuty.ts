import type { Hex } from "../../lib/Hex.ts";
import type { DutyFact, DutyLedger } from "./DutyLedger.ts";

/**
 * Goes on with a ledger. What comes when rewards are collected is shared among those who signed reports since they were
 * collected before, by the stake with which they signed, each report alike. Shares are rounded down; what is left over, and
 * what comes while no report was accepted, is shared the next time.
 *
 * @param facts in the order in which they happened
 * @returns a new ledger; each owner's total is at least what it was
 * @throws RangeError if less is said to be collected than before
 */
export function shareDuty(ledger: DutyLedger, facts: Iterable<DutyFact>): DutyLedger {
  let { collected, unshared } = ledger;
  const earned = new Map(ledger.earned);
  const weights = new Map(ledger.weights);
  for (const fact of facts) {
    if (fact.kind === "reported") {
      for (const { owner, stake } of fact.signers) add(weights, owner, stake);
      continue;
    }
    if (fact.total < collected) throw new RangeError(`${fact.total} SNM wei were collected after ${collected}.`);
    unshared += fact.total - collected;
    collected = fact.total;
    unshared -= share(unshared, weights, earned);
    weights.clear();
  }
  return { collected, unshared, earned, weights };
}

/** @returns SNM wei that were shared; nothing where nobody signed */
function share(amount: bigint, weights: ReadonlyMap<Hex, bigint>, earned: Map<Hex, bigint>): bigint {
  const whole = sumOf(weights);
  if (whole === 0n) return 0n;
  let shared = 0n;
  for (const [owner, weight] of weights) {
    const part = (amount * weight) / whole;
    add(earned, owner, part);
    shared += part;
  }
  return shared;
}

/** Who has nothing is in no ledger. */
function add(amounts: Map<Hex, bigint>, owner: Hex, amount: bigint): void {
  if (amount > 0n) amounts.set(owner, (amounts.get(owner) ?? 0n) + amount);
}

const sumOf = (amounts: ReadonlyMap<Hex, bigint>): bigint =>
  [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
