import { Steering } from "@sonm/protocol/generated/enums.ts";

import { readSteering } from "../../balances/readSteering.ts";
import type { Contracts } from "../../chain/Contracts.ts";

/** Whether the controller would act on a class now. @param now unix seconds */
export async function needsSteering(
  contracts: Pick<Contracts, "controller">,
  classId: number,
  now: number,
): Promise<boolean> {
  const found = await readSteering(contracts, classId);
  if (found === undefined || found.earliest > now || "obstacle" in found.plan) return false;
  return found.plan.steering !== Steering.None;
}
