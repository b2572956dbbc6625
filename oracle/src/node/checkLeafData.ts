import { id } from "ethers";

import type { AcceptedReport } from "../store/ReportStore.ts";
import { leafDataSchema, type LeafData } from "./agreement/LeafData.ts";
import { ReportTree } from "./agreement/ReportTree.ts";

/** @throws Error if the data are not those that the report carries */
export function checkLeafData(report: AcceptedReport, text: string): LeafData {
  if (id(text) !== report.dataHash) throw new Error("the data have another hash");
  const data = leafDataSchema.parse(JSON.parse(text));
  if (new ReportTree(data).root !== report.root) throw new Error("the data have another root");
  return data;
}
