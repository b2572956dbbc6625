import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import type { Draw, DrawSource } from "./Draw.ts";
import { drawEpochs } from "./drawEpochs.ts";
import type { DutySource } from "./DutySource.ts";
import type { DutyTotal } from "./DutyTotal.ts";
import type { EpochTimes } from "./EpochTimes.ts";
import type { RewardBasis } from "../reward/RewardBasis.ts";
import type { Observation } from "./Observation.ts";
import type { RewardSource } from "./RewardSource.ts";
import type { SignerSet } from "./SignerSet.ts";

/** What a report depends on beside the observations. */
export interface ReportContext {
  readonly set: SignerSet;
  readonly domain: ReportDomain;
  readonly times: Pick<EpochTimes, "genesis" | "epochLength">;
  /** The draw of an epoch, or undefined if it was not read. */
  readonly drawOf: (epoch: bigint) => Draw | undefined;
  /** What masternodes had earned when the epoch ended, ascending by owner. */
  readonly duties: readonly DutyTotal[];
  /** What rewards are computed from, as it was when the epoch ended. */
  readonly rewards: RewardBasis;
}

/** Where what reports depend on is read from. */
export interface ContextSources {
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly duties: DutySource;
  readonly rewards: RewardSource;
}

/**
 * What the report of an epoch depends on beside its observations, all of it read.
 *
 * @param known the set that reports the epoch, and when epochs begin
 * @throws AgreementError while the chain was not read
 */
export async function readContext(
  epoch: bigint,
  { set, times }: { readonly set: SignerSet | undefined; readonly times: EpochTimes | undefined },
  { domain, draws, duties, rewards }: ContextSources,
  observations: readonly Observation[],
): Promise<ReportContext> {
  if (times === undefined || set === undefined) throw new AgreementError("This node has not read the chain yet.");
  await draws.resolve(drawsNeeded(observations, times));
  const [earned, basis] = await Promise.all([duties.asOf(epoch), rewards.asOf(epoch)]);
  return { set, domain, times, drawOf: (drawn) => draws.of(drawn), duties: earned, rewards: basis };
}

/** The epochs whose draws decide which measurements count. */
export function drawsNeeded(
  observations: readonly Pick<Observation, "epoch" | "machines">[],
  times: Pick<EpochTimes, "genesis" | "epochLength">,
): Set<bigint> {
  const spans = new Map<string, readonly bigint[]>();
  for (const { epoch, machines } of observations) {
    for (const { measuredAt } of machines) {
      const key = `${epoch} ${measuredAt}`;
      if (!spans.has(key)) spans.set(key, drawEpochs(measuredAt, epoch, times));
    }
  }
  return new Set([...spans.values()].flat());
}
