import type { Address, Hex } from "viem";

/**
 * A call, ready to be simulated and sent.
 *
 * - `value`: wei of the network's own coin that goes with it. None of a contract's does: it is how keys get their gas
 */
export interface Call {
  readonly to: Address;
  readonly data: Hex;
  readonly value?: bigint;
}
