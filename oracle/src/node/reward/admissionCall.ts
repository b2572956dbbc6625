import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import type { AdmissionAction } from "./planAdmissions.ts";

/** The call that does what there is to do about reward programs. Anybody may send it. */
export async function admissionCall(
  { programs, hardware }: Pick<Contracts, "programs" | "hardware">,
  action: AdmissionAction,
): Promise<{ readonly to: string; readonly data: string }> {
  if (action.action === "attest") {
    const { machine, sequence, proof } = action.proved;
    const data = hardware.interface.encodeFunctionData("submit", [leafOf(machine), sequence, [...proof]]);
    return { to: await hardware.getAddress(), data };
  }
  return { to: await programs.getAddress(), data: programCall(programs, action) };
}

function programCall(
  { interface: abi }: Contracts["programs"],
  action: Exclude<AdmissionAction, { readonly action: "attest" }>,
): string {
  const { programId } = action;
  switch (action.action) {
    case "close":
      return abi.encodeFunctionData("close", [programId]);
    case "removeUnattested":
      return abi.encodeFunctionData("removeUnattested", [programId, action.worker]);
    case "removeUnqualified":
      return abi.encodeFunctionData("removeUnqualified", [programId, leafOf(action.machine)]);
    case "admit":
      return abi.encodeFunctionData("admit", [programId, leafOf(action.machine)]);
  }
}

const leafOf = ({ worker, measuredAt, facts, gpus, benchmarks }: MachineObservation) => ({
  ...{ worker, measuredAt, facts, gpus: [...gpus], benchmarks: packBenchmarks(benchmarks) },
});
