/** The place of each value among all different ones, from 0 for the smallest: compares like the values, and fast. */
export function rankOf(values: readonly bigint[]): Int32Array {
  // Near enough to tell most apart, and a lot faster.
  const near = Float64Array.from(values, Number);
  const order = [...values.keys()].sort(
    (a, b) => (near[a] ?? 0) - (near[b] ?? 0) || compare(values[a] ?? 0n, values[b] ?? 0n),
  );
  const ranks = new Int32Array(values.length);
  let rank = 0;
  for (const [place, index] of order.entries()) {
    const before = order[place - 1];
    if (before !== undefined && values[before] !== values[index]) rank += 1;
    ranks[index] = rank;
  }
  return ranks;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
