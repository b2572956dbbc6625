import { MAX_ATTESTATION_DAYS } from "@sonm/protocol/generated/constants.ts";

import { epochAt, epochEnd, type EpochTimes } from "./EpochTimes.ts";

/** Seconds that a round of challenges may take: a node that was drawn when it began one may finish it. */
const ROUND_SECONDS = 60;

/** Seconds after which a measurement is too old for any attestation. */
const OLDEST_SECONDS = Number(MAX_ATTESTATION_DAYS) * 86_400;

/**
 * The epochs in one of which a node must have been drawn for its measurement to count in a report: the one in which the
 * measurement was finished, and those before in which it may have begun.
 *
 * @param measuredAt unix seconds, as the node says
 * @param reported epoch of the report; the draw of a later one is not known to everybody yet
 * @returns newest first; none if the measurement is too old, or from before the first epoch or after the next
 */
export function drawEpochs(
  measuredAt: number,
  reported: bigint,
  times: Pick<EpochTimes, "genesis" | "epochLength">,
): bigint[] {
  const end = epochEnd(reported, times);
  if (measuredAt < end - OLDEST_SECONDS || measuredAt >= end + times.epochLength) return [];
  const first = epochAt(measuredAt - Math.max(ROUND_SECONDS, times.epochLength), times);
  const last = epochAt(measuredAt, times);
  const newest = last < reported ? last : reported;
  const oldest = first < 0n ? 0n : first;
  const epochs: bigint[] = [];
  for (let epoch = newest; epoch >= oldest; epoch -= 1n) epochs.push(epoch);
  return epochs;
}
