import { formatUnits } from "ethers";

const DECIMALS = 18;
/** Digits that a person reads. */
const SHOWN = 6;

/** An amount of USD with 18 decimals, for words: "0.0421 USD". */
export function usdText(amount: bigint): string {
  return `${Number(Number(formatUnits(amount, DECIMALS)).toPrecision(SHOWN))} USD`;
}
