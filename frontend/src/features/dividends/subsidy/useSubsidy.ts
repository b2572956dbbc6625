import { SUBSIDY_YEAR } from "@sonm/protocol/generated/constants.ts";
import { teamPoolAbi } from "@sonm/protocol/generated/TeamPool.abi.ts";
import { keepPreviousData } from "@tanstack/react-query";
import { useReadContracts } from "wagmi";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/** How long an answer about "now" is good enough, in seconds. */
const BUCKET = 30;

/** Most years of the schedule that are asked for; what programs leave over adds some to the first four. */
const MOST_YEARS = 12;

/** What a year of the schedule releases. `start`, `end`: unix seconds; `amount`: SNM wei. */
export interface SubsidyYear {
  readonly start: number;
  readonly end: number;
  readonly amount: bigint;
}

/**
 * The team's pool, as the chain says. SNM wei.
 *
 * - `total`: of subsidy, released or not; `released`: by now; `sent`: to the masternodes
 * - `nextYear`: released in the 365 days from now
 * - `runway`: seconds for which it still lasts; `ends`: unix seconds
 * - `programsLeft`: for reward programs, still in the pool
 */
export interface Subsidy {
  readonly total: bigint;
  readonly released: bigint;
  readonly sent: bigint;
  readonly nextYear: bigint;
  readonly runway: number;
  readonly ends: number;
  readonly programsLeft: bigint;
  readonly years: readonly SubsidyYear[];
}

/** The times between which the schedule's years lie, the last one its end. */
function yearBounds(start: bigint, ends: bigint): readonly bigint[] {
  const bounds = [start];
  for (let at = start + SUBSIDY_YEAR; at < ends && bounds.length < MOST_YEARS; at += SUBSIDY_YEAR) bounds.push(at);
  return [...bounds, ends];
}

/** The subsidy's schedule and where it stands; undefined while it is read. `failed`: the node does not answer. */
export function useSubsidy(): { readonly subsidy: Subsidy | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const now = BigInt(Math.floor(useChainNow() / BUCKET) * BUCKET);
  const pool = { abi: teamPoolAbi, address: contracts.TeamPool, chainId } as const;
  const query = { refetchInterval: useRefreshInterval(), placeholderData: keepPreviousData };
  const facts = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...pool, functionName: "subsidyStart" },
      { ...pool, functionName: "subsidyEnds" },
      { ...pool, functionName: "subsidyTotal" },
      { ...pool, functionName: "subsidySent" },
      { ...pool, functionName: "runway" },
      { ...pool, functionName: "programsLeft" },
      { ...pool, functionName: "subsidyReleased", args: [now] },
      { ...pool, functionName: "subsidyReleased", args: [now + SUBSIDY_YEAR] },
    ],
    query,
  });
  const bounds = facts.data === undefined ? [] : yearBounds(facts.data[0], facts.data[1]);
  const releases = useReadContracts({
    allowFailure: false,
    contracts: bounds.map((at) => ({ ...pool, functionName: "subsidyReleased" as const, args: [at] as const })),
    query: { enabled: facts.data !== undefined },
  });
  const sums = releases.data;
  if (facts.data === undefined || sums === undefined)
    return { subsidy: undefined, failed: facts.isError || releases.isError };
  const [, ends, total, sent, runway, programsLeft, released, inAYear] = facts.data;
  const years = bounds.slice(1).map((end, index) => ({
    start: Number(bounds[index]),
    end: Number(end),
    amount: (sums[index + 1] ?? 0n) - (sums[index] ?? 0n),
  }));
  const subsidy = {
    ...{ total, released, sent, nextYear: inAYear - released, runway: Number(runway) },
    ...{ ends: Number(ends), programsLeft, years },
  };
  return { subsidy, failed: false };
}
