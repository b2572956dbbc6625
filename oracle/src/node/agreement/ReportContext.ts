import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { AgreementError } from "./AgreementError.ts";
import type { Draw, DrawSource } from "./Draw.ts";
import { drawEpochs } from "./drawEpochs.ts";
import type { EpochTimes } from "./EpochTimes.ts";
import type { Observation } from "./Observation.ts";
import type { SignerSet } from "./SignerSet.ts";

/** What a report depends on beside the observations. */
export interface ReportContext {
  readonly set: SignerSet;
  readonly domain: ReportDomain;
  readonly times: Pick<EpochTimes, "genesis" | "epochLength">;
  /** The draw of an epoch, or undefined if it was not read. */
  readonly drawOf: (epoch: bigint) => Draw | undefined;
}

/**
 * What the report of these observations depends on, all of it read.
 *
 * @throws AgreementError while the chain was not read
 */
export async function readContext(
  { set, times }: { readonly set: SignerSet | undefined; readonly times: EpochTimes | undefined },
  domain: ReportDomain,
  draws: DrawSource,
  observations: readonly Observation[],
): Promise<ReportContext> {
  if (times === undefined || set === undefined) throw new AgreementError("This node has not read the chain yet.");
  await draws.resolve(drawsNeeded(observations, times));
  return { set, domain, times, drawOf: (epoch) => draws.of(epoch) };
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
