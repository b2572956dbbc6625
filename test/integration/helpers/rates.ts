/** A rate, and from when on it was in force. */
export interface RateChange {
  readonly time: bigint;
  /** SNM wei per USD. */
  readonly rate: bigint;
}

/**
 * The sum of rate x seconds from the first change to a time, added up rate by rate.
 *
 * @returns SNM wei x seconds per USD
 */
export function integralAt(history: readonly RateChange[], time: bigint): bigint {
  return history.reduce((sum, { time: from, rate }, index) => {
    const next = history[index + 1]?.time ?? time;
    const until = next < time ? next : time;
    return until > from ? sum + rate * (until - from) : sum;
  }, 0n);
}

/** The rate in force at a time. */
export function rateAt(history: readonly RateChange[], time: bigint): bigint {
  const rate = history.findLast((change) => change.time <= time)?.rate;
  if (rate === undefined) throw new Error(`No rate was in force at ${time}.`);
  return rate;
}
