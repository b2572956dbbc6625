import type { Address, Hex } from "viem";

/** A call of a contract, ready to be simulated and sent. No call of ours carries the network's own coin. */
export interface Call {
  readonly to: Address;
  readonly data: Hex;
}
