/** The value that so many of a hundred values don't pass. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil((sorted.length * share) / 100) - 1];
  if (value === undefined) throw new Error("There is no percentile of no values.");
  return value;
}
