import type { BasketProblem } from "./BasketProblem.ts";
import { rankOf } from "./rankOf.ts";

/**
 * Indexes of the items that a best basket can need. An item is left out where as many others as a basket can hold are at
 * least as good in everything: one of them is free, and takes its place. Those others must be of different groups, since a
 * basket has one of a group; one of its own group alone suffices, since nothing else of that group is in the basket.
 *
 * @param most how many others it takes; more than a basket holds where some groups will be left out later
 */
export function undominated({ items, needs, most: held }: BasketProblem, most = held): readonly number[] {
  const columns = [
    rankOf(items.map(({ loss }) => loss)),
    // More than is needed is worth no more; what is better is smaller everywhere.
    ...needs.map((need, at) => rankOf(items.map(({ gives }) => -least(gives[at] ?? 0n, need)))),
    ...(items[0]?.loads ?? []).map((_, at) => rankOf(items.map(({ loads }) => loads[at] ?? 0n))),
  ];
  const different = columns.filter((column, at) => columns.findIndex((other) => equal(other, column)) === at);
  // Whatever is at least as good in everything has no larger sum; equals stand by their index.
  const sums = items.map((_, index) => different.reduce((sum, column) => sum + (column[index] ?? 0), 0));
  const order = [...items.keys()].sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0) || a - b);
  const kept: number[] = [];
  for (const index of order) if (!hasEnoughBetter(index)) kept.push(index);
  return kept.sort((a, b) => a - b);

  function hasEnoughBetter(index: number): boolean {
    const groups = new Set<number>();
    for (const better of kept) {
      if (!different.every((column) => (column[better] ?? 0) <= (column[index] ?? 0))) continue;
      const group = items[better]?.group ?? 0;
      if (group === items[index]?.group) return true;
      groups.add(group);
      if (groups.size >= most) return true;
    }
    return false;
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const equal = (a: Int32Array, b: Int32Array): boolean => a.every((rank, index) => rank === b[index]);
