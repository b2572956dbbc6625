import type { Report } from "@sonm/protocol/report.ts";

import { canonicalHash } from "../../lib/canonicalHash.ts";
import type { LeafData } from "./LeafData.ts";
import { ReportTree } from "./ReportTree.ts";

/** The report that carries leaf data to the chain. */
export function reportOf(data: LeafData): Report {
  return {
    epoch: data.epoch,
    setId: data.setId,
    root: new ReportTree(data).root,
    rate: data.rate,
    dataHash: canonicalHash(data),
  };
}
