import type { ProgramChange, ProgramEvent } from "./ProgramEvent.ts";
import type { MemberSpan, RewardProgram } from "./RewardBasis.ts";

/** From `from` on, in unix seconds, agents below `lowest` earn nothing. */
export interface LowestVersion {
  readonly lowest: number;
  readonly from: number;
}

/** Programs that are not closed, who is or was a member of them, and the versions that were decided, ascending in both. */
export interface RewardLedger {
  readonly programs: ReadonlyMap<number, Omit<RewardProgram, "definition">>;
  readonly members: readonly MemberSpan[];
  readonly versions: readonly LowestVersion[];
}

/**
 * What programs there are and who can earn in them.
 *
 * @param events all of them until some block, in the order of the chain
 */
export function rewardLedger(events: Iterable<ProgramEvent>): RewardLedger {
  const programs = new Map<number, Omit<RewardProgram, "definition">>();
  const spans = new Map<string, MemberSpan[]>();
  const versions: LowestVersion[] = [];
  for (const event of events) {
    if (event.kind === "outdated") {
      versions.push({ lowest: event.lowest, from: event.from });
      continue;
    }
    const { programId } = event;
    const program = programs.get(programId);
    if (event.kind === "created") {
      const { kind: _kind, ...terms } = event;
      programs.set(programId, terms);
    } else if (event.kind === "extended") {
      if (program !== undefined) programs.set(programId, { ...program, end: event.end });
    } else if (event.kind === "closed") programs.delete(programId);
    else {
      const key = `${programId} ${event.worker}`;
      const known = spans.get(key) ?? [];
      spans.set(key, spansAfter(known, event));
    }
  }
  const members = [...spans.values()].flat().filter(({ programId }) => programs.has(programId));
  return { programs, members, versions };
}

function spansAfter(
  known: readonly MemberSpan[],
  event: Extract<ProgramChange, { readonly kind: "admitted" | "removed" }>,
): MemberSpan[] {
  const until = event.kind === "admitted" ? event.since : event.leftAt;
  const ended = known.map((span) => (span.until === undefined ? { ...span, until } : span));
  if (event.kind === "removed") return ended;
  const { programId, worker, gpus, since: from } = event;
  return [...ended, { programId, worker, gpus, from, until: undefined }];
}
