/** What the masternode of a node has earned, in SNM wei since genesis. */
export interface DutyView {
  /** As far as a report that proves something attests it. */
  readonly earned: bigint;
  readonly claimed: bigint;
  readonly claimable: bigint;
}
