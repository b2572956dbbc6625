/** A bid of the past that the machine could have served. */
export interface PastBid {
  /** USD, 18 decimals. */
  readonly value: bigint;
  /** That it was expected to last. */
  readonly seconds: number;
}

/**
 * What a second of the machine's time is worth: what it would earn on average if it took only the best of the bids that come,
 * and earned the idle rate between them. A deal that pays less than that for its time keeps the machine from better ones.
 *
 * With the bids of the past sorted by what they pay for a second, taking the best of them earns
 * (idle x window + their value) / (window + their time): the mean of a machine that waits for one, serves it and waits again.
 * The best such mean is the worth, and at it exactly those are taken that pay more. Machines that could serve them as well are
 * not counted: most of them serve something else when a bid comes, and leave it to whoever is free.
 *
 * @param windowSeconds in which the bids came
 * @param idleRate USD per second, 18 decimals, that the machine earns while it waits
 * @returns USD per second, 18 decimals
 */
export function timeWorth(past: readonly PastBid[], windowSeconds: number, idleRate: bigint): bigint {
  const window = BigInt(Math.max(1, Math.floor(windowSeconds)));
  const sorted = past
    .filter(({ value, seconds }) => value > 0n && seconds > 0)
    .map(({ value, seconds }) => ({ value, time: BigInt(Math.max(1, Math.floor(seconds))) }))
    .toSorted((a, b) => Number(b.value / b.time - a.value / a.time));
  let [best, earned, time] = [idleRate, idleRate * window, window];
  for (const bid of sorted) {
    earned += bid.value;
    time += bid.time;
    const mean = earned / time;
    if (mean > best) best = mean;
  }
  return best;
}
