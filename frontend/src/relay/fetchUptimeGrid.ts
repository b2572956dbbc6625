import { MOST_UPTIME_BUCKETS, type UptimeCell, type UptimeGrid, type UptimeRow } from "@sonm/protocol/uptimeGrid.ts";
import { isAddress } from "viem";

import { RelayError } from "./RelayError.ts";
import { askRelay } from "./askRelay.ts";

/** Machines of one page. */
const PAGE = 50;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function readCell(value: unknown, step: number): UptimeCell {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [seconds, online] = value as readonly unknown[];
  return isCount(seconds) && isCount(online) && seconds > 0 && seconds <= step && online <= seconds
    ? [seconds, online]
    : null;
}

function readRow(value: unknown, buckets: number, step: number): UptimeRow | undefined {
  const { worker, cells } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof worker !== "string" || !isAddress(worker) || !Array.isArray(cells) || cells.length !== buckets)
    return undefined;
  return { worker, cells: cells.map((cell) => readCell(cell, step)) };
}

/** What is asked: buckets of `step` seconds. Unix seconds. */
export interface UptimeSpan {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** A node's answer, and which one gave it. */
export interface ToldUptimes {
  readonly grid: UptimeGrid;
  readonly base: string;
}

/**
 * How long machines were online in each bucket of time, by the first masternode that tells.
 *
 * @param bases URLs of masternodes
 * @param pages how many pages of machines at most
 * @throws RelayError if none of them answers
 */
export async function fetchUptimeGrid(
  bases: readonly string[],
  { from, to, step }: UptimeSpan,
  pages: number,
  signal?: AbortSignal,
): Promise<ToldUptimes> {
  const buckets = Math.min(MOST_UPTIME_BUCKETS, (to - from) / step);
  for (const base of bases) {
    const machines: UptimeRow[] = [];
    let next: UptimeGrid["next"] = null;
    try {
      for (let page = 0; page < pages && (page === 0 || next !== null); page += 1) {
        const path = `uptimes?from=${from}&to=${to}&step=${step}&first=${PAGE}${next === null ? "" : `&after=${next}`}`;
        const answer = (await askRelay(base, path, signal === undefined ? {} : { signal })) as
          Partial<UptimeGrid> | undefined;
        if (!Array.isArray(answer?.machines)) throw new RelayError("unclear", "It tells no machines.");
        machines.push(...answer.machines.slice(0, PAGE).flatMap((row: unknown) => readRow(row, buckets, step) ?? []));
        const following: unknown = answer.next;
        next = typeof following === "string" && isAddress(following) ? following : null;
      }
    } catch {
      continue;
    }
    return { grid: { from, to, step, machines, next }, base };
  }
  throw new RelayError("unreachable", "No masternode tells how long machines were online.");
}
