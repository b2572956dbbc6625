import type { MachineDisagreement } from "@sonm/protocol/machine.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { agreedMaster } from "./agreedMaster.ts";
import { assignedWith } from "./assignedWith.ts";
import { attestMachine } from "./attestMachine.ts";
import { byWorker } from "./byWorker.ts";
import { countedVotes } from "./countedVotes.ts";
import { findByWorker } from "./findByWorker.ts";
import { isOwn } from "./isOwn.ts";
import { memberOf } from "./memberOf.ts";
import type { Observation } from "./Observation.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import type { ReportContext } from "./ReportContext.ts";
import { isSupport, totalStakeOf } from "./rules.ts";
import type { Said } from "./Said.ts";

/** The benchmarks of one machine that nodes measured and a report does not attest. `nodes`: members that may measure it. */
export interface MachineDisagreements {
  readonly worker: Hex;
  readonly master: Hex;
  readonly nodes: number;
  readonly benchmarks: readonly MachineDisagreement[];
}

/**
 * What the nodes did not agree on, by the rules that made the report: whoever has its observations finds the same. A
 * benchmark of a card that stands in another machine is not among it: there is nothing to measure again.
 *
 * @throws AgreementError if an observation is of no member, or a draw was not read
 */
export function disagreementsOf(
  { epoch, machines }: { readonly epoch: bigint; readonly machines: readonly MachineObservation[] },
  observations: readonly Observation[],
  context: Pick<ReportContext, "set" | "times" | "drawOf">,
): MachineDisagreements[] {
  const { set } = context;
  const totalStake = totalStakeOf(set.members);
  const isAssigned = assignedWith(epoch, context);
  const said = observations.map((value) => {
    const by = memberOf(value.signer, set);
    return { value, stake: by.stake, by };
  });
  return byWorker(said, (observation) => observation.machines).flatMap(([worker, votes]) => {
    // Of most machines everything is attested, and nothing needs to be weighed a second time.
    if (!lacks(findByWorker(machines, worker)?.benchmarks, votes)) return [];
    const master = agreedMaster(votes, totalStake) ?? onlyMaster(votes);
    if (master === undefined) return [];
    const benchmarks = disagreed(countedVotes(votes, master, isAssigned), totalStake);
    const nodes = set.members.filter((member) => !isOwn(member, worker, master)).length;
    return benchmarks.length === 0 ? [] : [{ worker, master, nodes, benchmarks }];
  });
}

/** Too few observe a machine to agree whose it is, but they say the same. */
function onlyMaster(votes: readonly Said<ObservedMachine>[]): Hex | undefined {
  const masters = new Set(votes.map(({ value }) => value.master));
  return masters.size === 1 ? [...masters][0] : undefined;
}

function disagreed(counted: readonly Said<ObservedMachine>[], totalStake: bigint): MachineDisagreement[] {
  const attested = attestMachine(counted, totalStake)?.benchmarks;
  return benchmarkIds(counted).flatMap((benchmark): MachineDisagreement[] => {
    const having = counted.filter(({ value }) => isPositive(value.benchmarks, benchmark));
    if (having.length === 0 || isPositive(attested, benchmark)) return [];
    const stake = having.reduce((sum, vote) => sum + vote.stake, 0n);
    const kind = isSupport(stake, totalStake) ? "differ" : "few";
    return [{ benchmark, kind, by: having.map(({ by }) => by.signer).toSorted() }];
  });
}

const lacks = (attested: readonly bigint[] | undefined, votes: readonly Said<ObservedMachine>[]): boolean =>
  benchmarkIds(votes).some(
    (id) => !isPositive(attested, id) && votes.some(({ value }) => isPositive(value.benchmarks, id)),
  );

const benchmarkIds = (votes: readonly Said<ObservedMachine>[]): number[] =>
  Array.from({ length: Math.max(0, ...votes.map(({ value }) => value.benchmarks.length)) }, (_, id) => id);

const isPositive = (benchmarks: readonly bigint[] | undefined, id: number): boolean => (benchmarks?.[id] ?? 0n) > 0n;
