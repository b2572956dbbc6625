import { epochEnd, lastEndedEpoch, type EpochTimes } from "./EpochTimes.ts";

/** Epochs whose accepted reports a reorganisation took back. `since`: when that was noticed, unix seconds of the chain. */
export interface Vanished {
  readonly epochs: readonly bigint[];
  readonly since: number;
}

/** What decides which epoch's turn it is. */
export interface Progress {
  readonly times: EpochTimes;
  /** Of the newest accepted report. */
  readonly latest: { readonly epoch: bigint };
  readonly vanished?: Vanished | undefined;
}

/** Epochs' times for which a report is tried. */
const PATIENCE = 2;

/**
 * The epoch whose report is to be made now: they come in order, and each is tried until two epochs' time after its end.
 * Reports that a reorganisation took back come first: who signed them signs nothing else for their epochs.
 *
 * @param now unix seconds of the chain
 * @returns undefined where everything is reported
 */
export function epochToReport(now: number, { times, latest, vanished }: Progress): bigint | undefined {
  const last = lastEndedEpoch(now, times);
  if (last === undefined) return undefined;
  const patience = PATIENCE * times.epochLength;
  if (vanished !== undefined && now - vanished.since <= patience) {
    const gone = vanished.epochs.find((epoch) => epoch > latest.epoch && epochEnd(epoch, times) <= now);
    if (gone !== undefined) return gone;
  }
  const oldest = last - BigInt(PATIENCE - 1);
  const next = latest.epoch + 1n;
  const epoch = next > oldest ? next : oldest;
  return epoch <= last ? epoch : undefined;
}
