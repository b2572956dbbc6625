import { canonicalJson } from "../lib/canonicalJson.ts";
import type { ReportStore } from "../store/ReportStore.ts";
import type { Content } from "./agreement/Content.ts";
import type { CurrentLeafData } from "./agreement/LeafData.ts";

/** Keeps what a report says, computed from the observations that it names, whether or not the chain accepts it. */
export function keepData(
  store: Pick<ReportStore, "saveData">,
  { report, observations }: Content,
  data: CurrentLeafData,
): void {
  store.saveData(
    report.dataHash,
    canonicalJson(data),
    observations.map(({ hash }) => hash),
  );
}
