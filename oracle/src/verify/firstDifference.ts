import { canonicalJson } from "../lib/canonicalJson.ts";

/**
 * Where two values first differ.
 *
 * - `path`: such as `machines[3].benchmarks[0] of 0x…`
 * - `published`, `recomputed`: what stands there, as JSON; `nothing` where one has no such place
 */
export interface Difference {
  readonly path: string;
  readonly published: string;
  readonly recomputed: string;
}

/** The first place, in the order of canonical JSON, in which what was published is not what was recomputed. */
export function firstDifference(published: unknown, recomputed: unknown): Difference | undefined {
  return difference(published, recomputed, "", "");
}

function difference(published: unknown, recomputed: unknown, path: string, subject: string): Difference | undefined {
  if (jsonOf(published) === jsonOf(recomputed)) return undefined;
  const at = {
    path: `${path === "" ? "all" : path}${subject}`,
    published: textOf(published),
    recomputed: textOf(recomputed),
  };
  if (Array.isArray(published) && Array.isArray(recomputed)) {
    const length = Math.max(published.length, recomputed.length);
    for (let index = 0; index < length; index += 1) {
      const found = difference(published[index], recomputed[index], `${path}[${index}]`, subject);
      if (found !== undefined) return found;
    }
    return at;
  }
  if (isRecord(published) && isRecord(recomputed)) {
    const of = subjectOf(published, recomputed) ?? subject;
    for (const key of [...new Set([...Object.keys(published), ...Object.keys(recomputed)])].toSorted()) {
      const found = difference(published[key], recomputed[key], path === "" ? key : `${path}.${key}`, of);
      if (found !== undefined) return found;
    }
  }
  return at;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whom a part of a report is about, where both sides say the same. */
function subjectOf(
  published: Readonly<Record<string, unknown>>,
  recomputed: Readonly<Record<string, unknown>>,
): string | undefined {
  const whoOf = (part: Readonly<Record<string, unknown>>) => part["worker"] ?? part["signer"] ?? part["owner"];
  const [who, classId] = [whoOf(published), published["classId"]];
  if (typeof who === "string" && who === whoOf(recomputed)) return ` of ${who}`;
  return typeof classId === "number" && classId === recomputed["classId"] ? ` of class ${classId}` : undefined;
}

const jsonOf = (value: unknown): string => (value === undefined ? "nothing" : canonicalJson(value));

/** Text in quotes is a decimal number or hexadecimal: it reads better without them. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : jsonOf(value));
