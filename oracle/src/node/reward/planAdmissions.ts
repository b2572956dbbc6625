import { REMOVAL_GRACE, REWARD_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { Attestation } from "../../store/AttestationStore.ts";
import type { MachineProof } from "../ReportArchive.ts";
import type { AttestedMachine, MemberSpan, RewardBasis, RewardProgram } from "./RewardBasis.ts";

/**
 * What somebody should do about reward programs.
 *
 * - `admit`: `units` more than the machine has there now
 * - `removeUnqualified`: its newest attestation does not pass
 * - `attest`: a report proves that less of it counts than what is attested on chain, which its owner would not tell
 */
export type AdmissionAction =
  | {
      readonly action: "admit" | "removeUnqualified";
      readonly programId: number;
      readonly machine: Attestation["machine"];
      readonly units: number;
    }
  | { readonly action: "attest"; readonly programId: number; readonly proved: MachineProof }
  | { readonly action: "removeUnattested"; readonly programId: number; readonly worker: Hex }
  | { readonly action: "close"; readonly programId: number };

/**
 * What is known at the newest block.
 *
 * - `attested`: the newest attestation of each machine that has one in force
 * - `provedOf`: the newest leaf of a machine that a report proves
 */
export interface AdmissionFacts extends Pick<RewardBasis, "programs" | "members" | "attestationsOf" | "outdatedFrom"> {
  readonly attested: readonly Attestation[];
  readonly provedOf: (worker: Hex) => MachineProof | undefined;
}

const GRACE = Number(REMOVAL_GRACE);

/**
 * What there is to do: close what may be closed, remove members that have failed for long enough, bring to the chain what
 * counts less of members than it knows, admit members anew whose number of units changed, and machines that qualify and are members nowhere, each to the program that pays it most. What
 * of it the contract takes, only the contract knows.
 *
 * @param now unix seconds
 */
export function planAdmissions(facts: AdmissionFacts, now: number): AdmissionAction[] {
  const { programs, members, attested } = facts;
  const all = [...programs.values()];
  const running = all.filter(({ start, end }) => start <= now && now < end);
  const unitsNow = unitsAt(facts, now);
  const current = members.filter(
    ({ until, programId }) => until === undefined && (programs.get(programId)?.end ?? 0) > now,
  );
  const taken = new Set(current.map(({ worker }) => worker));
  return [
    ...all
      .filter(({ end }) => end + Number(REWARD_CLAIM_PERIOD) <= now)
      .map(({ programId }): AdmissionAction => ({ action: "close", programId })),
    ...current.flatMap((member) => reviewOf(member, facts, now)),
    ...attested.flatMap(({ machine }) => (taken.has(machine.worker) ? [] : admissionOf(machine, running, unitsNow))),
  ];
}

/** What to do about a member. */
function reviewOf({ programId, worker, gpus }: MemberSpan, facts: AdmissionFacts, now: number): AdmissionAction[] {
  const { programs, attestationsOf, outdatedFrom, provedOf } = facts;
  const program = programs.get(programId);
  const newest = attestationsOf(worker, now).at(-1);
  if (program === undefined) return [];
  if (newest === undefined || newest.expiresAt <= now) {
    const since = newest?.expiresAt ?? 0;
    return since + GRACE <= now ? [{ action: "removeUnattested", programId, worker }] : [];
  }
  const machine = { ...newest.machine, worker };
  const unitsNow = unitsAt(facts, now);
  const units = unitsNow(program, machine);
  const proved = units === 0 ? undefined : provedOf(worker);
  if (proved !== undefined && proved.machine.measuredAt > machine.measuredAt) {
    if (unitsNow(program, proved.machine) < Math.min(units, gpus)) return [{ action: "attest", programId, proved }];
  }
  if (units === 0) {
    // What only a release made fail has failed since then.
    const byRelease = rewardUnits(program, machine) > 0;
    const since = byRelease
      ? Math.max(machine.measuredAt, outdatedFrom(machine.facts.softwareVersion))
      : machine.measuredAt;
    return since + GRACE <= now ? [{ action: "removeUnqualified", programId, machine, units: 0 }] : [];
  }
  return units === gpus ? [] : [{ action: "admit", programId, machine, units: units - gpus }];
}

/** Units of a machine in a program at a time; none where its agent is too old by then. */
const unitsAt =
  ({ outdatedFrom }: Pick<RewardBasis, "outdatedFrom">, now: number) =>
  (program: RewardProgram, machine: AttestedMachine["machine"]): number =>
    outdatedFrom(machine.facts.softwareVersion) <= now ? 0 : rewardUnits(program, machine);

function admissionOf(
  machine: Attestation["machine"],
  running: readonly RewardProgram[],
  unitsNow: ReturnType<typeof unitsAt>,
): AdmissionAction[] {
  const [best] = running
    .map((program) => ({ program, units: unitsNow(program, machine) }))
    .filter(({ units }) => units > 0)
    .toSorted((a, b) => {
      const [ofA, ofB] = [a, b].map(({ program, units }) => program.usdPerGpuDay * BigInt(units));
      return ofA === ofB ? a.program.programId - b.program.programId : (ofA ?? 0n) > (ofB ?? 0n) ? -1 : 1;
    });
  return best === undefined ? [] : [{ action: "admit", programId: best.program.programId, machine, units: best.units }];
}
