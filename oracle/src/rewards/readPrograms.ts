import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import { decodeClass, type HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import type { RewardMode } from "@sonm/protocol/generated/enums.ts";

import type { Contracts } from "../chain/Contracts.ts";

/**
 * A reward program as the chain has it now. Times in unix seconds, amounts in SNM wei.
 *
 * - `minSoftwareVersion`: what it demands, or the releases where they demand more now
 * - `free`: of what is left, what no member has a promise of
 * - `gpus`: units that are members
 */
export interface ProgramNow {
  readonly programId: number;
  readonly definition: HardwareClass;
  readonly mode: RewardMode;
  readonly minSoftwareVersion: number;
  readonly usdPerGpuDay: bigint;
  readonly start: number;
  readonly guaranteedUntil: number;
  readonly end: number;
  readonly maxGpus: number;
  readonly gpus: number;
  readonly budget: bigint;
  readonly left: bigint;
  readonly free: bigint;
  readonly admits: boolean;
  readonly closed: boolean;
}

/** Reads every reward program, in the order in which they were created. */
export async function readPrograms({
  programs,
  classes,
  releases,
}: Pick<Contracts, "programs" | "classes" | "releases">): Promise<ProgramNow[]> {
  const [count, lowest] = await Promise.all([
    programs.count().then(Number),
    releases.minimumVersion(encodeName(RELEASE_AGENT)).then(Number),
  ]);
  return Promise.all(
    Array.from({ length: count }, async (_, programId): Promise<ProgramNow> => {
      const [terms, state] = await Promise.all([programs.terms(programId), programs.state(programId)]);
      return {
        programId,
        definition: decodeClass(await classes.hardwareClass(terms.classId)),
        mode: Number(terms.mode) as RewardMode,
        minSoftwareVersion: Math.max(Number(terms.minSoftwareVersion), lowest),
        usdPerGpuDay: terms.usdPerGpuDay,
        start: Number(terms.start),
        guaranteedUntil: Number(terms.guaranteedUntil),
        end: Number(terms.end),
        maxGpus: Number(terms.maxGpus),
        gpus: Number(state.gpus),
        budget: state.budget,
        left: state.left,
        free: state.left - state.reserved,
        admits: state.admits,
        closed: state.closed,
      };
    }),
  );
}
