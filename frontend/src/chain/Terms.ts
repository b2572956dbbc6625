import type { Address, Hex } from "viem";

/**
 * What the parties of a deal agreed on, as the contract hashes it.
 *
 * - `price`: USD per second, 18 decimals
 * - `start`: unix seconds; `duration`: seconds, 0 for spot
 * - `bond`: SNM wei
 * - `origin`: id of the ask or, once the deal was amended, of the deal that had the terms before
 */
export interface Terms {
  readonly buyer: Address;
  readonly supplier: Address;
  readonly master: Address;
  readonly price: bigint;
  readonly start: number;
  readonly duration: number;
  readonly bond: bigint;
  readonly origin: Hex;
}

/** When a forward deal ends, in unix seconds; undefined for spot. */
export function endOf({ start, duration }: Pick<Terms, "start" | "duration">): number | undefined {
  return duration === 0 ? undefined : start + duration;
}
