import type { Hex } from "../../lib/Hex.ts";
import type { AcceptedReport } from "../../store/ReportStore.ts";
import type { ReportedLeaves } from "../../store/LeafStore.ts";
import type { LeafData } from "../agreement/LeafData.ts";
import type { Observation } from "../agreement/Observation.ts";

/** What a report attests of machines, and whose own measurements stand behind it. */
export function leavesOf(
  report: Pick<AcceptedReport, "sequence" | "epoch">,
  data: Pick<LeafData, "machines">,
  observations: readonly Pick<Observation, "signer" | "machines">[],
): ReportedLeaves {
  const observers = new Map<Hex, Hex[]>(data.machines.map(({ worker }) => [worker, []]));
  for (const { signer, machines } of observations) {
    for (const { worker } of machines) observers.get(worker)?.push(signer);
  }
  return {
    sequence: report.sequence,
    epoch: Number(report.epoch),
    machines: data.machines.map(({ worker, measuredAt }) => ({
      worker,
      measuredAt,
      by: (observers.get(worker) ?? []).toSorted(),
    })),
  };
}
