import type { ClassTotal } from "../agreement/ClassTotal.ts";
import type { Uptime } from "../agreement/Uptime.ts";
import type { RewardBasis } from "../reward/RewardBasis.ts";
import { suppliedTime } from "./suppliedTime.ts";

/** A class's totals while they are added up. */
type Sum = { -readonly [Key in Exclude<keyof ClassTotal, "classId">]: bigint };

/**
 * Supply and demand of each hardware class as of an epoch's end: what the report before says, and what came since, of machines
 * whose uptimes both reports attest. A bill's fee is shared out equally among the classes that its machine passed, rounded down.
 * Where there is no report before, nothing is counted yet; a class of which nothing was ever supplied has no entry.
 *
 * @param uptimes of the report
 * @param asOf unix seconds of the epoch's end
 * @returns ascending by class
 */
export function accrueClasses(
  uptimes: readonly Uptime[],
  asOf: number,
  { previous, classedOf, dealsOf, bills }: RewardBasis,
): ClassTotal[] {
  if (previous === undefined) return [];
  const sums = new Map<number, Sum>(previous.classes.map(({ classId, ...sum }) => [classId, sum]));
  const sumOf = (classId: number): Sum => {
    const sum = sums.get(classId) ?? { supplied: 0n, demanded: 0n, fees: 0n };
    sums.set(classId, sum);
    return sum;
  };
  const window = { from: previous.asOf, to: asOf };
  for (const { worker, online } of uptimes) {
    const before = previous.uptimes.get(worker);
    if (before === undefined || online <= before) continue;
    const since = window.from;
    const given = suppliedTime(online - before, classedOf(worker, since), dealsOf(worker, since), window);
    for (const [classId, { supplied, demanded }] of given) {
      const sum = sumOf(classId);
      sum.supplied += supplied;
      sum.demanded += demanded;
    }
  }
  for (const { fee, passes } of bills(window.from)) {
    for (const { classId } of passes) sumOf(classId).fees += fee / BigInt(passes.length);
  }
  return [...sums]
    .filter(([, { supplied }]) => supplied > 0n)
    .map(([classId, sum]) => ({ classId, ...sum }))
    .toSorted((a, b) => a.classId - b.classId);
}
