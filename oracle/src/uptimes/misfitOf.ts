import type { Receipt } from "./Receipt.ts";

/**
 * Why a receipt can't follow an earlier one of the same node and machine: counts never decrease, and grow no faster than
 * time. Undefined where it can.
 */
export function misfitOf(receipt: Receipt, earlier: Receipt): string | undefined {
  const seconds = receipt.asOf - earlier.asOf;
  const grown = receipt.online - earlier.online;
  if (receipt.epoch <= earlier.epoch || seconds <= 0) {
    return `it is of epoch ${receipt.epoch}, and one of epoch ${earlier.epoch} is kept`;
  }
  if (grown < 0) return `it counts ${receipt.online} s, and an earlier one counts ${earlier.online} s`;
  if (grown > seconds) return `it counts ${grown} s more after ${seconds} s`;
  return undefined;
}
