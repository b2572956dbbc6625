import type { Hex } from "../../lib/Hex.ts";
import type { AcceptedReport } from "../../store/ReportStore.ts";
import type { ReportedLeaves } from "../../store/LeafStore.ts";
import type { LeafData } from "../agreement/LeafData.ts";
import type { SignedObservation } from "../agreement/Observation.ts";

/** What a report attests of machines, and whose own measurements stand behind it. */
export function leavesOf(
  report: Pick<AcceptedReport, "sequence" | "epoch">,
  data: Pick<LeafData, "machines">,
  observations: readonly Pick<SignedObservation, "observation">[],
): ReportedLeaves {
  const observers = new Map<Hex, Hex[]>(data.machines.map(({ worker }) => [worker, []]));
  for (const { observation } of observations) {
    for (const { worker } of observation.machines) observers.get(worker)?.push(observation.signer);
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
