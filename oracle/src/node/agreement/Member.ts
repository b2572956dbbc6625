import type { Hex } from "../../lib/Hex.ts";

/**
 * One masternode of the signer set.
 *
 * - `signer`: the key that signs its reports and messages
 * - `stake`: SNM wei
 */
export interface Member {
  readonly signer: Hex;
  readonly stake: bigint;
}
