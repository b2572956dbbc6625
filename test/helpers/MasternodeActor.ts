import type { Wallet } from "ethers";

/**
 * One masternode of a test.
 *
 * - `stake`: SNM wei
 */
export interface MasternodeActor {
  readonly owner: Wallet;
  readonly signer: Wallet;
  readonly stake: bigint;
}
