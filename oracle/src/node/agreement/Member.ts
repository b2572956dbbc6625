import type { Hex } from "../../lib/Hex.ts";

/**
 * One masternode of the signer set.
 *
 * - `signer`: the key that signs its reports and messages
 * - `owner`: who bonded the stake; a signer never gets another
 * - `stake`: SNM wei
 */
export interface Member {
  readonly signer: Hex;
  readonly owner: Hex;
  readonly stake: bigint;
}
