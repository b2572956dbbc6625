import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Address, type Hex, type TransactionReceipt, isAddressEqual, numberToHex, parseEventLogs } from "viem";

/**
 * What a transaction did to its sender's wallet, by its receipt alone. Hexadecimal, since it is kept as text.
 *
 * - `paid`, `received`: SNM wei that left the wallet, and that came into it
 * - `fee`: wei of the chain's own coin, for the network; missing where the node does not tell
 */
export interface ReceiptFacts {
  readonly paid: Hex;
  readonly received: Hex;
  readonly fee?: Hex;
}

/** Reads a receipt. Its type says that the price of gas is there; nodes of old chains leave it out. */
export function receiptFacts(receipt: TransactionReceipt, account: Address, token: Address): ReceiptFacts {
  const transfers = parseEventLogs({ abi: snmAbi, eventName: "Transfer", logs: receipt.logs })
    .filter(({ address }) => isAddressEqual(address, token))
    .map(({ args }) => args);
  const sum = (party: "from" | "to"): Hex =>
    numberToHex(
      transfers.reduce((total, { [party]: who, value }) => total + (isAddressEqual(who, account) ? value : 0n), 0n),
    );
  const { gasUsed, effectiveGasPrice } = receipt as Partial<TransactionReceipt>;
  return {
    paid: sum("from"),
    received: sum("to"),
    ...(gasUsed === undefined || effectiveGasPrice === undefined
      ? {}
      : { fee: numberToHex(gasUsed * effectiveGasPrice) }),
  };
}
