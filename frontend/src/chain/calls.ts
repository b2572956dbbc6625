import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Side } from "@sonm/protocol/generated/enums.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import type { PackedOrder } from "@sonm/protocol/order.ts";
import { type Address, type Hex, encodeFunctionData, slice } from "viem";

import type { Terms } from "./Terms.ts";
import type { SplitSignature } from "./permit.ts";

// The data of every call that the page sends. Amounts: SNM wei.

export const encodeApprove = (spender: Address, amount: bigint): Hex =>
  encodeFunctionData({ abi: snmAbi, functionName: "approve", args: [spender, amount] });

/** Sends SNM to the market, which deposits them and buys with `purchase` if there is one (ERC-1363). */
export const encodeTransfer = (market: Address, amount: bigint, purchase?: Hex): Hex =>
  encodeFunctionData({
    abi: snmAbi,
    functionName: "transferAndCall",
    args: purchase === undefined ? [market, amount] : [market, amount, purchase],
  });

export const encodeDeposit = (amount: bigint): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "deposit", args: [amount] });

/** @param deadline unix seconds, as in the permit */
export const encodeDepositWithPermit = (amount: bigint, deadline: bigint, { v, r, s }: SplitSignature): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "depositWithPermit", args: [amount, deadline, v, r, s] });

export const encodeWithdraw = (amount: bigint): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "withdraw", args: [amount] });

/** What a buyer takes: an ask, and the machine's attested values where attestation is demanded. */
export interface Purchase {
  readonly ask: PackedOrder;
  readonly signature: Hex;
  readonly duration: number;
  readonly maxAttestationAge: number;
  readonly hardware: { readonly factsHash: Hex; readonly benchmarks: readonly bigint[] };
}

export const encodeBuy = ({ ask, signature, duration, maxAttestationAge, hardware }: Purchase): Hex =>
  encodeFunctionData({
    abi: marketAbi,
    functionName: "buy",
    args: [ask, signature, BigInt(duration), BigInt(maxAttestationAge), hardware],
  });

/** A purchase as the data of a transfer: the arguments of `buy` without its selector. */
export const transferData = (buy: Hex): Hex => slice(buy, 4);

/** Joins calls of one contract into one, all or nothing; a single call stays as it is. */
export function joinCalls(calls: readonly [Hex, ...Hex[]]): Hex {
  return calls.length === 1
    ? calls[0]
    : encodeFunctionData({ abi: marketAbi, functionName: "multicall", args: [calls] });
}

export const encodeBill = (terms: Terms): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "bill", args: [terms] });

export const encodeClose = (terms: Terms): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "close", args: [terms] });

/** @param deadline unix seconds, as the worker signed it */
export const encodeConfirmWorker = (worker: Address, deadline: bigint, signature: Hex): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "confirmWorker", args: [worker, deadline, signature] });

export const encodeRemoveWorker = (worker: Address): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "removeWorker", args: [worker] });

/** Publishes a signed order of the sender as an event. */
export const encodeAnnounce = (order: PackedOrder, signature: Hex): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "announce", args: [order, signature] });

/** Cancels whatever order of the sender carries the nonce. */
export const encodeCancel = (nonce: bigint): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "cancel", args: [nonce] });

/** Cancels all orders of the sender on one side. */
export const encodeCancelAll = (side: Side): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "cancelAll", args: [side] });

/** An order as it is brought to the market. */
export interface SignedPackedOrder {
  readonly order: PackedOrder;
  readonly signature: Hex;
}

/** Opens the deal of two signed orders. */
export const encodeOpen = (ask: SignedPackedOrder, bid: SignedPackedOrder, hardware: Purchase["hardware"]): Hex =>
  encodeFunctionData({
    abi: marketAbi,
    functionName: "open",
    args: [ask.order, ask.signature, bid.order, bid.signature, hardware],
  });
