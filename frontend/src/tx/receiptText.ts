import { formatDecimal, significantPlaces } from "../lib/decimal.ts";
import { formatSnm } from "../lib/money.ts";
import type { TransactionRecord } from "./TransactionRecord.ts";

/** Digits that tell a network fee. */
const SIGNIFICANT = 2;

interface Coin {
  readonly decimals: number;
  readonly symbol: string;
}

/**
 * What a transaction took and brought, in words: "Paid 3.00 SNM, network fee 0.00012 ETH". Empty until it is in a block.
 *
 * @param coin the chain's own
 */
export function receiptText({ paid, received, fee }: TransactionRecord, coin: Coin): string {
  const snm = (wei: bigint) => `${formatSnm(wei)} SNM`;
  const parts = [
    ...(paid !== undefined && BigInt(paid) > 0n ? [`paid ${snm(BigInt(paid))}`] : []),
    ...(received !== undefined && BigInt(received) > 0n ? [`received ${snm(BigInt(received))}`] : []),
    ...(fee === undefined ? [] : [`network fee ${feeText(BigInt(fee), coin)}`]),
  ].join(", ");
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
}

function feeText(wei: bigint, { decimals, symbol }: Coin): string {
  const most = significantPlaces(wei, decimals, SIGNIFICANT);
  return `${formatDecimal(wei, decimals, { least: 0, most, rounding: "up" })} ${symbol}`;
}
