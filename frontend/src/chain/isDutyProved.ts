import { dutyLeafValues } from "@sonm/protocol/duty.ts";
import { type Address, type Hex, concatHex, encodeAbiParameters, keccak256 } from "viem";

import type { ProvedDuty } from "./stakingCalls.ts";

/** As `DUTY_LEAF_ABI` of the protocol. */
const LEAF = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "uint256" }] as const;

/** A node of the tree: the hash of its children, the lower one first. */
const parentOf = (one: Hex, other: Hex): Hex =>
  keccak256(one.toLowerCase() < other.toLowerCase() ? concatHex([one, other]) : concatHex([other, one]));

/**
 * Whether a proof shows that the report with a root attests what an owner's masternode earned.
 *
 * @param root that the chain has for the report
 */
export function isDutyProved(
  owner: Address,
  { asOf, earned, proof }: Omit<ProvedDuty, "sequence">,
  root: Hex,
): boolean {
  const leaf = keccak256(keccak256(encodeAbiParameters(LEAF, dutyLeafValues({ owner, asOf, earned }))));
  return proof.reduce(parentOf, leaf) === root.toLowerCase();
}
