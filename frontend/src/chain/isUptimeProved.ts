import { type UptimeProof, uptimeLeafValues } from "@sonm/protocol/uptime.ts";
import { type Address, type Hex, encodeAbiParameters } from "viem";

import { isLeafProved } from "./isLeafProved.ts";

/** As `UPTIME_LEAF_ABI` of the protocol. */
const LEAF = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "uint256" }] as const;

/**
 * Whether a proof shows that the report with a root attests a machine's time online.
 *
 * @param root that the chain has for the report
 */
export function isUptimeProved(worker: Address, { asOf, online, proof }: UptimeProof, root: Hex): boolean {
  const [leaf, , time, count] = uptimeLeafValues({ worker, asOf, online });
  return isLeafProved(encodeAbiParameters(LEAF, [leaf, worker, time, count]), proof, root);
}
