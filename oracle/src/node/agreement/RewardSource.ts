import type { RewardBasis } from "../reward/RewardBasis.ts";

/** Where what rewards are computed from comes from. */
export interface RewardSource {
  /**
   * What is known at the last block before an epoch's end.
   *
   * @throws AgreementError if this node can't tell
   */
  asOf(epoch: bigint): Promise<RewardBasis>;
}
