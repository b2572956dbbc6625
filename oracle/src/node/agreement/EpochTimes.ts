/** When epochs and attempts at their reports begin, in unix seconds of the chain. */
export interface EpochTimes {
  /** When epoch 0 began. */
  readonly genesis: number;
  /** Seconds. */
  readonly epochLength: number;
  /** Seconds that a leader has before the next one may lead. */
  readonly leaderTimeout: number;
}

/** The epoch that runs at a time, unix seconds; negative before the first. */
export function epochAt(time: number, { genesis, epochLength }: Pick<EpochTimes, "genesis" | "epochLength">): bigint {
  return BigInt(Math.floor((time - genesis) / epochLength));
}

/** The epoch that ended last, or undefined while epoch 0 runs. */
export function lastEndedEpoch(now: number, { genesis, epochLength }: EpochTimes): bigint | undefined {
  const running = Math.floor((now - genesis) / epochLength);
  return running < 1 ? undefined : BigInt(running - 1);
}

/** When an epoch ends and its report can be made. */
export function epochEnd(epoch: bigint, { genesis, epochLength }: Pick<EpochTimes, "genesis" | "epochLength">): number {
  return genesis + (Number(epoch) + 1) * epochLength;
}

/** The attempt at an epoch's report that may run now, from 0; negative before the epoch ends. */
export function attemptAt(now: number, epoch: bigint, times: EpochTimes): number {
  return Math.floor((now - epochEnd(epoch, times)) / times.leaderTimeout);
}
