import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { type Address, type Hex, encodeFunctionData } from "viem";

import type { Call } from "./Call.ts";

// What only the DAO may do, and how its treasury does it: scheduled first, executed after its delay.

/** Of the profiles: appoints a validator up to a level. @param level 0 dismisses it */
export const encodeSetValidator = (validator: Address, level: number): Hex =>
  encodeFunctionData({ abi: profilesAbi, functionName: "setValidator", args: [validator, BigInt(level)] });

/** Of the market: nobody deals with the account any more, or again. */
export const encodeSetBanned = (account: Address, banned: boolean): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "setBanned", args: [account, banned] });

/** A call that waits in the treasury. `predecessor`: what must be executed before it, or 32 zero bytes. */
export interface TreasuryCall extends Call {
  readonly value: bigint;
  readonly predecessor: Hex;
  readonly salt: Hex;
}

/** @param delay seconds, at least the treasury's own */
export const encodeSchedule = ({ to, value, data, predecessor, salt }: TreasuryCall, delay: bigint): Hex =>
  encodeFunctionData({
    abi: treasuryAbi,
    functionName: "schedule",
    args: [to, value, data, predecessor, salt, delay],
  });

/** Executes what is due. */
export const encodeExecute = ({ to, value, data, predecessor, salt }: TreasuryCall): Hex =>
  encodeFunctionData({ abi: treasuryAbi, functionName: "execute", args: [to, value, data, predecessor, salt] });

/** Takes back what waits. */
export const encodeCancelScheduled = (id: Hex): Hex =>
  encodeFunctionData({ abi: treasuryAbi, functionName: "cancel", args: [id] });
