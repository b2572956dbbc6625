import type { Address } from "viem";

import type { Flow } from "./treasuryQuery.ts";

/** Somebody whom the treasury paid: SNM wei, and how often. */
export interface Payee {
  readonly address: Address;
  readonly amount: bigint;
  readonly count: number;
}

/** Whom the treasury paid in these flows, the most first. */
export function payeesOf(flows: readonly Flow[]): readonly Payee[] {
  const found = new Map<Address, Payee>();
  for (const { incoming, counterparty, amount } of flows) {
    if (incoming) continue;
    const before = found.get(counterparty) ?? { address: counterparty, amount: 0n, count: 0 };
    found.set(counterparty, { ...before, amount: before.amount + amount, count: before.count + 1 });
  }
  return [...found.values()].toSorted((left, right) => (left.amount < right.amount ? 1 : -1));
}
