import benchmarksJson from "../benchmarks.json" with { type: "json" };
import type { MachineDisagreement, MachineLeftOut } from "./machine.ts";

/**
 * What a report left out of a machine, in sentences.
 *
 * - `why`: one for each reason: `Only 1 of 3 masternodes measured "CPU, all cores" and "Memory".`
 * - `next`: what the node does about it
 */
export interface LeftOutWords {
  readonly why: readonly string[];
  readonly next: string;
}

/** @param timeText of unix seconds */
export function leftOutWords(leftOut: MachineLeftOut, timeText: (time: number) => string): LeftOutWords {
  const groups = new Map<string, MachineDisagreement[]>();
  for (const one of leftOut.benchmarks) {
    const key = `${one.kind} ${one.by.length}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return { why: [...groups.values()].map((group) => whyText(group, leftOut.nodes)), next: nextText(leftOut, timeText) };
}

function whyText(group: readonly MachineDisagreement[], nodes: number): string {
  const [first] = group;
  const count = `${first?.by.length ?? 0} of ${nodes} masternodes`;
  const names = namesText(group.map(({ benchmark }) => `"${labelOf(benchmark)}"`));
  return first?.kind === "few"
    ? `Only ${count} measured ${names}.`
    : `${count} measured ${names}, and found what is too far apart to agree on.`;
}

function nextText({ repeat, notBefore }: MachineLeftOut, timeText: (time: number) => string): string {
  switch (repeat) {
    case "soon":
      return `This node measures the machine again in one of the next epochs, not before ${timeText(notBefore ?? 0)}, once it has no deal.`;
    case "measured":
      return "This node has measured the machine again since; the next report weighs what it found.";
    case "others":
      return "Other nodes are to measure the machine again.";
    case "regular":
      return "This node has tried for now, and measures the machine again in its own time.";
  }
}

const labelOf = (benchmark: number): string =>
  benchmarksJson.find(({ id }) => id === benchmark)?.label ?? `benchmark ${benchmark}`;

const namesText = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
