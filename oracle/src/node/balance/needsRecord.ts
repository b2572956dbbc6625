import type { BalanceProof } from "@sonm/protocol/balance.ts";
import { STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import { decodeRevert } from "../../chain/decodeRevert.ts";

/**
 * Whether the chain needs what is proved of a class: once an interval. What does not change any more is proved until the
 * average over the controller's window says so.
 *
 * @param interval seconds
 */
export async function needsRecord(
  { balances }: Pick<Contracts, "balances">,
  { classId, asOf, supplied }: BalanceProof,
  interval: number,
): Promise<boolean> {
  const known = await balances.latest(classId);
  if (asOf < Number(known.asOf) + interval) return false;
  if (BigInt(supplied) !== known.supplied) return true;
  try {
    const [supply] = await balances.average(classId, STEER_WINDOW * BigInt(interval));
    return supply > 0n;
  } catch (error) {
    if (decodeRevert(error)?.name === "BalanceTooYoung") return true;
    throw error;
  }
}
