import type { Member } from "./Member.ts";

/**
 * The set that reports are checked against.
 *
 * - `setId`: 0 while there is none
 * - `members`: ascending by signer; member i has bit i in a report
 */
export interface SignerSet {
  readonly setId: number;
  readonly members: readonly Member[];
}
