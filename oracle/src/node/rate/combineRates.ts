/** A source whose rate differs from the median by more than this, in basis points of the median, does not count. */
const OUTLIER = 1_000n;

const byValue = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const lowerMedian = (rates: readonly bigint[]): bigint | undefined =>
  rates.toSorted(byValue)[Math.ceil(rates.length / 2) - 1];

/**
 * One rate from those of several sources: the median of those that are near the median.
 *
 * @returns undefined if there is no rate, or if no more than half of the sources agree
 */
export function combineRates(rates: readonly bigint[]): bigint | undefined {
  const median = lowerMedian(rates);
  if (median === undefined) return undefined;
  const near = rates.filter((rate) => {
    const difference = rate > median ? rate - median : median - rate;
    return difference * 10_000n <= median * OUTLIER;
  });
  return near.length * 2 > rates.length ? lowerMedian(near) : undefined;
}
