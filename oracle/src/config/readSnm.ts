import { parseEther } from "ethers";

import { SNM_AMOUNT } from "./snmAmount.ts";

/** @returns SNM wei, or undefined if the word is no amount above zero */
export function readSnm(word: string | undefined): bigint | undefined {
  const amount = word !== undefined && SNM_AMOUNT.test(word) ? parseEther(word) : 0n;
  return amount > 0n ? amount : undefined;
}
