import { leftOutWords } from "@sonm/protocol/leftOutWords.ts";

import type { NodeSays } from "./fetchMachineAnswers.ts";

/**
 * What was measured of a machine and not agreed on.
 *
 * - `why`: sentences
 * - `notBefore`: unix seconds before which no node measures it again; undefined where none says that it will
 */
export interface CurrentLeftOut {
  readonly why: readonly string[];
  readonly notBefore: number | undefined;
}

/** What the newest report left out, as most nodes that answer tell; undefined where most tell of nothing. */
export function currentLeftOut(says: readonly NodeSays[]): CurrentLeftOut | undefined {
  const told = new Map<string, { nodes: number; times: number[]; why: readonly string[] }>();
  for (const { answer } of says) {
    if (answer === undefined) continue;
    const { leftOut } = answer;
    const why = leftOut === null ? [] : leftOutWords(leftOut, String).why;
    const key = why.join();
    const known = told.get(key) ?? { nodes: 0, times: [], why };
    const notBefore = leftOut?.notBefore ?? undefined;
    const times = notBefore === undefined ? known.times : [...known.times, notBefore];
    told.set(key, { nodes: known.nodes + 1, times, why });
  }
  const [most] = [...told.values()].toSorted((one, other) => other.nodes - one.nodes);
  if (most === undefined || most.why.length === 0) return undefined;
  return { why: most.why, notBefore: most.times.length === 0 ? undefined : Math.min(...most.times) };
}
