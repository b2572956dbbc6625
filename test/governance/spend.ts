import type { AddressLike } from "ethers";

import type { System } from "../helpers/System.ts";
import { scheduleSpending } from "./scheduleSpending.ts";

/** The treasury pays SNM wei by a decision, as soon as that is due. */
export async function spend(system: System, to: AddressLike, amount: bigint): Promise<void> {
  const { dueAt, execute } = await scheduleSpending(system, to, amount);
  await execute(dueAt);
}
