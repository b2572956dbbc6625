import type { Report } from "@sonm/protocol/report.ts";

import type { Hex } from "../lib/Hex.ts";

/**
 * A report as the chain accepted it.
 *
 * - `sequence`: counts accepted reports from 1
 * - `signers`: bit i is set if member i of the set signed
 * - `signatures`: 64 bytes for each set bit, in the order of the set; undefined if it was not submitted directly
 */
export interface AcceptedRecord {
  readonly report: Report;
  readonly sequence: number;
  readonly signers: bigint;
  readonly signatures: Hex | undefined;
}
