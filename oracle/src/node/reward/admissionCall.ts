import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import type { AdmissionAction } from "./planAdmissions.ts";

/** The call that does what there is to do about reward programs. Anybody may send it. */
export async function admissionCall(
  programs: Contracts["programs"],
  action: AdmissionAction,
): Promise<{ readonly to: string; readonly data: string }> {
  const to = await programs.getAddress();
  const { interface: abi } = programs;
  const { programId } = action;
  if (action.action === "close") return { to, data: abi.encodeFunctionData("close", [programId]) };
  if (action.action === "removeUnattested") {
    return { to, data: abi.encodeFunctionData("removeUnattested", [programId, action.worker]) };
  }
  const { worker, measuredAt, facts, gpus, benchmarks } = action.machine;
  const leaf = { worker, measuredAt, facts, gpus: [...gpus], benchmarks: packBenchmarks(benchmarks) };
  return {
    to,
    data:
      action.action === "admit"
        ? abi.encodeFunctionData("admit", [programId, leaf])
        : abi.encodeFunctionData("removeUnqualified", [programId, leaf]),
  };
}
