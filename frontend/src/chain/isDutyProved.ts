import { dutyLeafValues } from "@sonm/protocol/duty.ts";
import { type Address, type Hex, encodeAbiParameters } from "viem";

import { isLeafProved } from "./isLeafProved.ts";
import type { ProvedDuty } from "./stakingCalls.ts";

/** As `DUTY_LEAF_ABI` of the protocol. */
const LEAF = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "uint256" }] as const;

/**
 * Whether a proof shows that the report with a root attests what an owner's masternode earned.
 *
 * @param root that the chain has for the report
 */
export const isDutyProved = (
  owner: Address,
  { asOf, earned, proof }: Omit<ProvedDuty, "sequence">,
  root: Hex,
): boolean => isLeafProved(encodeAbiParameters(LEAF, dutyLeafValues({ owner, asOf, earned })), proof, root);
