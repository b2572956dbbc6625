import type { BalancePoint } from "./balancePoints.ts";

/** Averages have three decimals. */
const MILLI = 1_000n;

/** Units on average over a time, with three decimals. `since`, `until`: unix seconds. */
export interface BalanceAverage {
  readonly since: number;
  readonly until: number;
  readonly supply: bigint;
  readonly demand: bigint;
}

function between(before: BalancePoint, after: BalancePoint): BalanceAverage {
  const time = BigInt(after.asOf - before.asOf);
  return {
    since: before.asOf,
    until: after.asOf,
    supply: ((after.supplied - before.supplied) * MILLI) / time,
    demand: ((after.demanded - before.demanded) * MILLI) / time,
  };
}

/**
 * Supply and demand over a time that ends with the newest point.
 *
 * @param points newest first
 * @param window seconds, at least; over all that is known where that is less
 * @returns undefined where fewer than two points are known
 */
export function averageOver(points: readonly BalancePoint[], window: number): BalanceAverage | undefined {
  const [newest, ...older] = points;
  const before = older.find(({ asOf }) => newest !== undefined && asOf + window <= newest.asOf) ?? older.at(-1);
  return newest === undefined || before === undefined ? undefined : between(before, newest);
}

/**
 * Supply and demand from point to point; over all that is known where its points are nearer than that.
 *
 * @param points newest first
 * @param apart least seconds between two points that are told apart
 * @returns oldest first
 */
export function trendOf(points: readonly BalancePoint[], apart: number): readonly BalanceAverage[] {
  const trend: BalanceAverage[] = [];
  let [after] = points;
  for (const before of points.slice(1)) {
    if (after === undefined || before.asOf + apart > after.asOf) continue;
    trend.push(between(before, after));
    after = before;
  }
  const all = averageOver(points, apart);
  return trend.length > 0 || all === undefined ? trend.reverse() : [all];
}
