import type { Hex } from "./Hex.ts";

/** Which chain and contract a report, or a message between programs, is for. */
export interface ReportDomain {
  readonly chainId: number;
  readonly reports: Hex;
}
