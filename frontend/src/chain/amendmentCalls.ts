import { amendmentsAbi } from "@sonm/protocol/generated/Amendments.abi.ts";
import type { Side } from "@sonm/protocol/generated/enums.ts";
import { type Hex, encodeFunctionData } from "viem";

import type { Terms } from "./Terms.ts";

// Calls of the contract of change requests and amendments.

/** Asks for a change as the sender's side, or answers the other side's request. USD per second, 18 decimals; seconds. */
export const encodeRequest = (terms: Terms, price: bigint, duration: number): Hex =>
  encodeFunctionData({ abi: amendmentsAbi, functionName: "request", args: [terms, price, duration] });

/** Withdraws the request of the sender's side, or rejects the other side's. */
export const encodeEndRequest = (terms: Terms, side: Side): Hex =>
  encodeFunctionData({ abi: amendmentsAbi, functionName: "endRequest", args: [terms, side] });

/**
 * Changes a deal as both sides want it: the sender is one, the other signed.
 *
 * @param validUntil unix seconds, as it was signed
 * @param signed the buyer's signature or the master's; the sender needs none
 */
export const encodeAmend = (
  terms: Terms,
  price: bigint,
  duration: number,
  validUntil: number,
  signed: { readonly buyer?: Hex; readonly master?: Hex },
): Hex =>
  encodeFunctionData({
    abi: amendmentsAbi,
    functionName: "amend",
    args: [terms, price, duration, validUntil, signed.buyer ?? "0x", signed.master ?? "0x"],
  });
