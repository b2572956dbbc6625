import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import type { UptimeProof } from "@sonm/protocol/uptime.ts";
import { type Hex, encodeFunctionData } from "viem";

import type { Terms } from "./Terms.ts";

// Calls of the contract that settles bonds.

const NO_PROOF = { sequence: 0, asOf: 0, online: 0, proof: [] } as const;

const argument = ({ sequence, asOf, online, proof }: Omit<UptimeProof, "epoch">) => ({
  sequence: BigInt(sequence),
  asOf,
  online,
  proof,
});

/**
 * Claims the refund for downtime.
 *
 * @param history the deal's terms, from those it opened with to those it closed with
 * @param before null where there is no proof of the time before
 */
export const encodeClaim = (history: readonly Terms[], before: UptimeProof | null, after: UptimeProof): Hex =>
  encodeFunctionData({
    abi: guaranteesAbi,
    functionName: "claim",
    args: [history, argument(before ?? NO_PROOF), argument(after)],
  });

/** Returns the whole bond to the supplier. */
export const encodeRelease = (terms: Terms): Hex =>
  encodeFunctionData({ abi: guaranteesAbi, functionName: "release", args: [terms] });
