import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { MACHINE_PARTS, failureSentence, partOf } from "@sonm/protocol/machineParts.ts";

/**
 * - `passed`: the newest round measured it
 * - `failed`: the newest round tried, in vain
 * - `unmeasured`: no round came so far, or there is nothing to measure
 */
export type PartState = "passed" | "failed" | "unmeasured";

/** What became of one part of a machine in a node's newest round. `reasons`: a sentence for each failure. */
export interface PartResult {
  readonly code: string;
  readonly label: string;
  readonly state: PartState;
  readonly reasons: readonly string[];
}

/** What became of each part of a machine in a node's newest round, in the order of the protocol, parts unknown to it last. */
export function partResults({ rounds, measured }: Pick<MachineAnswer, "rounds" | "measured">): readonly PartResult[] {
  const [newest] = rounds;
  const failures = Object.entries(newest?.failures ?? {});
  const wentThrough = newest === undefined ? measured !== null : /^(measured|partial)$/.test(newest.outcome);
  const known = MACHINE_PARTS.map(({ code, label }): PartResult => {
    const own = failures.filter(([name]) => partOf(name)?.code === code);
    const reasons = own.map(([name, reason]) => failureSentence(name, reason));
    const nothingThere = code === "gpu" && measured !== null && measured.gpus.length === 0;
    const passed = wentThrough && !nothingThere;
    return { code, label, reasons, state: reasons.length > 0 ? "failed" : passed ? "passed" : "unmeasured" };
  });
  const unknown = failures
    .filter(([name]) => partOf(name) === undefined)
    .map(([name, reason]): PartResult => ({
      code: name,
      label: name,
      state: "failed",
      reasons: [failureSentence(name, reason)],
    }));
  return [...known, ...unknown];
}
