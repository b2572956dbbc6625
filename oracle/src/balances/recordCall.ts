import type { BalanceProof } from "@sonm/protocol/balance.ts";

import type { Contracts } from "../chain/Contracts.ts";

/** The call that proves supply and demand of a class on chain. Anybody may send it. */
export async function recordCall(
  balances: Contracts["balances"],
  { classId, sequence, asOf, supplied, demanded, fees, proof }: BalanceProof,
): Promise<{ readonly to: string; readonly data: string }> {
  const balance = { classId, sequence, point: { asOf, supplied, demanded, fees }, proof: [...proof] };
  return { to: await balances.getAddress(), data: balances.interface.encodeFunctionData("record", [balance]) };
}
