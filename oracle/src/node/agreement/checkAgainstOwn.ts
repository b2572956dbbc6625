import { canonicalHash } from "../../lib/canonicalHash.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { AgreementError } from "./AgreementError.ts";
import type { LeafData } from "./LeafData.ts";
import type { Observation } from "./Observation.ts";
import { agree, RATE_TOLERANCE, toleranceOf } from "./rules.ts";

/**
 * Whether a node may sign what a proposal says, given its own observation of the epoch.
 *
 * The rate must always be near its own. Machines must be, within the tolerance of each benchmark, where the proposal
 * leaves the node's observation out; where it is counted in, the rules have already weighed it against the others', and
 * a machine that answers each node differently can't stop reports.
 *
 * @param hash of the node's own observation
 * @throws AgreementError saying what differs
 */
export function checkAgainstOwn(data: LeafData, own: Observation, hash: Hex = canonicalHash(own)): void {
  if (own.rate === null) throw new AgreementError("This node has no fresh price to check the rate against.");
  if (!agree(data.rate, own.rate, RATE_TOLERANCE)) {
    throw new AgreementError(`The rate ${data.rate} differs from this node's ${own.rate} by more than the tolerance.`);
  }
  const counted = data.observations.find(({ signer }) => signer === own.signer);
  if (counted !== undefined) {
    if (counted.hash === hash) return;
    throw new AgreementError("The proposal holds an observation in this node's name that this node did not make.");
  }
  const measured = new Map(own.machines.map((machine) => [machine.worker, machine]));
  for (const machine of data.machines) checkMachine(machine, measured.get(machine.worker));
}

function checkMachine(attested: MachineObservation, own: MachineObservation | undefined): void {
  if (own === undefined) return;
  attested.benchmarks.forEach((value, id) => {
    const measured = own.benchmarks[id] ?? 0n;
    if (value === 0n || measured === 0n || agree(value, measured, toleranceOf(id))) return;
    throw new AgreementError(
      `Benchmark ${id} of ${attested.worker} is ${value}, and this node measured ${measured}: beyond the tolerance.`,
    );
  });
}
