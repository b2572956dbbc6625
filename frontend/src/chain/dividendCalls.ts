import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { feeSplitterAbi } from "@sonm/protocol/generated/FeeSplitter.abi.ts";
import { type Address, type Hex, encodeFunctionData } from "viem";

import type { SplitSignature } from "./permit.ts";

// What holders send to `Dividends`, and anybody to `FeeSplitter`. Amounts: SNM wei.

/** Needs an allowance. */
export const encodeLock = (amount: bigint): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "lock", args: [amount] });

/** @param deadline unix seconds, as in the permit */
export const encodeLockWithPermit = (amount: bigint, deadline: bigint, { v, r, s }: SplitSignature): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "lockWithPermit", args: [amount, deadline, v, r, s] });

export const encodeUnlock = (amount: bigint, to: Address): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "unlock", args: [amount, to] });

/** Pays out what the sender has earned of what was brought in so far. */
export const encodeClaim = (to: Address): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "claim", args: [to] });

/** Brings in the holders' part of all fees so far. */
export const encodePull = (): Hex => encodeFunctionData({ abi: dividendsAbi, functionName: "pull" });

/** Brings in the fees, then pays out what the sender has earned of them too. */
export const encodePullAndClaim = (to: Address): Hex =>
  encodeFunctionData({ abi: dividendsAbi, functionName: "multicall", args: [[encodePull(), encodeClaim(to)]] });

/** Of the splitter: sends the treasury its part of all fees so far. */
export const encodePayTreasury = (): Hex => encodeFunctionData({ abi: feeSplitterAbi, functionName: "payTreasury" });
