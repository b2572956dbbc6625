import { checkClass, type ClassedMachine } from "@sonm/protocol/classCheck.ts";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMarketTerms } from "../../chain/useMarketTerms.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { HOUR, DAY } from "../../lib/time.ts";
import { useRelayedAsks } from "../../relay/useRelayedAsks.ts";
import { averageOver } from "../rewards/classes/balanceAverages.ts";
import { fetchClasses } from "../rewards/classes/classesQuery.ts";
import { fetchPrograms } from "../rewards/programsQuery.ts";
import { useLowestAgent } from "../rewards/useLowestAgent.ts";
import { withLowestAgent } from "../rewards/withLowestAgent.ts";
import { type Evidence, evidenceOf } from "./comparables.ts";
import { fetchSamples, sampleOf } from "./evidenceQuery.ts";
import { type Forecast, type Share, forecastOf } from "./forecast.ts";
import { shareOf } from "./shareOf.ts";

/** Spans for which income is shown, in days. */
export const SPANS = [1, 30] as const;

/** Days over which supply and demand are averaged. */
const WINDOW_DAYS = 30;

/**
 * What a machine would earn, and what that is known from.
 *
 * - `share`: of the time that it would be rented; `provedShare`: reports prove it, else it is counted
 * - `classes`: labels of the classes that it belongs to
 */
export interface EarnView {
  readonly forecasts: readonly Forecast[];
  readonly evidence: Evidence | undefined;
  readonly share: Share;
  readonly provedShare: boolean;
  readonly classes: readonly string[];
  readonly fee: number;
}

/** The forecast of a machine. `failed`: the index does not answer. */
export function useForecast(machine: ClassedMachine | undefined): {
  readonly view: EarnView | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
} {
  const now = useChainNow();
  const bucket = Math.floor(now / HOUR) * HOUR;
  const samples = useIndexed(["earn-evidence", bucket], (indexer, signal) => fetchSamples(indexer, bucket, signal));
  const classes = useIndexed(["class-balances"], fetchClasses);
  const programs = useIndexed(["reward-programs"], fetchPrograms);
  const agent = useLowestAgent();
  const relayed = useRelayedAsks();
  const terms = useMarketTerms();
  const queries = [samples, classes, programs];
  const failed = queries.some(({ isError, data }) => isError && data === undefined);
  const retry = () => queries.forEach((query) => void query.refetch());
  if (
    machine === undefined ||
    samples.data === undefined ||
    classes.data === undefined ||
    programs.data === undefined ||
    terms === undefined
  )
    return { view: undefined, failed, retry };

  const known = new Set(samples.data.map(({ id }) => id.toLowerCase()));
  const beside = relayed
    .filter(({ id, fields }) => !known.has(id.toLowerCase()) && fields.validUntil >= now)
    .flatMap((offer) => sampleOf(offer) ?? []);
  const own = classes.data.filter(({ definition }) => checkClass(definition, machine).failures === 0n);
  const definitions = own.map(({ definition }) => definition);
  const evidence = evidenceOf(machine, [...samples.data, ...beside], definitions);
  const average = own.map(({ points }) => averageOver(points, WINDOW_DAYS * DAY)).find((found) => found !== undefined);
  const share = shareOf(evidence, average, Math.max(1, machine.gpus.length));
  const parts = {
    ...{ machine, evidence, share, fee: terms.fee, now },
    programs: programs.data.programs.map((program) => withLowestAgent(program, agent)),
  };
  return {
    view: {
      forecasts: SPANS.map((days) => forecastOf(parts, days)),
      evidence,
      share,
      provedShare: average !== undefined,
      classes: definitions.map(({ label }) => label),
      fee: terms.fee,
    },
    failed,
    retry,
  };
}
