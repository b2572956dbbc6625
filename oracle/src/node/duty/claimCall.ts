import type { DutyAnswer } from "@sonm/protocol/duty.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import type { Hex } from "../../lib/Hex.ts";

/** The call that gives an owner's masternode what a report proves it to have earned. Anybody may send it. */
export async function claimCall(
  duty: Contracts["duty"],
  owner: Hex,
  { sequence, asOf, earned, proof }: DutyAnswer,
): Promise<{ readonly to: string; readonly data: string }> {
  const data = duty.interface.encodeFunctionData("claimDuty", [owner, sequence, asOf, BigInt(earned), [...proof]]);
  return { to: await duty.getAddress(), data };
}
