import { legacySwapAbi } from "@sonm/protocol/generated/LegacySwap.abi.ts";
import { type Hex, encodeFunctionData } from "viem";

/** Of the swap: gives the sender SNM for as much of its original tokens. Needs an allowance of theirs. @param amount wei of both */
export const encodeSwap = (amount: bigint): Hex =>
  encodeFunctionData({ abi: legacySwapAbi, functionName: "swap", args: [amount] });
