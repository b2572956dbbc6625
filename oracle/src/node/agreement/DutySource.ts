import type { DutyTotal } from "./DutyTotal.ts";

/** Where what masternodes earned comes from. */
export interface DutySource {
  /**
   * What each owner had earned at the last block before an epoch's end, ascending by owner.
   *
   * @throws AgreementError if this node can't tell
   */
  asOf(epoch: bigint): Promise<readonly DutyTotal[]>;
}
