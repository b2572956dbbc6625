import type { UptimeProof } from "@sonm/protocol/uptime.ts";

import type { Connection } from "../chain/Connection.ts";
import { askInTurn } from "../http/askInTurn.ts";
import type { Hex } from "../lib/Hex.ts";
import { fetchUptimes } from "../uptimes/fetchUptimes.ts";
import { isProved } from "../uptimes/isProved.ts";
import { shareOf } from "../uptimes/shareOf.ts";

/** How far back is looked, in seconds; less where reports do not go back so far. */
const WINDOW = 30 * 86_400;

const MILLION = 1_000_000;

/**
 * The share of the last 30 days in which a machine was online, as two reports attest it; both proofs are checked against the
 * chain.
 *
 * @returns parts per million; undefined where no node proves it
 */
export async function onlineOf(
  { contracts }: Connection,
  urls: readonly string[],
  worker: Hex,
  now: number,
  timeoutMs: number,
): Promise<number | undefined> {
  const { answer } = await askInTurn(urls, async (url) => {
    const checked = async (found: UptimeProof | null): Promise<UptimeProof | undefined> => {
      if (found === null) return undefined;
      if (isProved(worker, found, await contracts.reports.rootOf(found.sequence))) return found;
      throw new Error(`its proof does not fit the root of report ${found.sequence} on the chain`);
    };
    const newest = await checked((await fetchUptimes(url, worker, { from: now, to: now }, timeoutMs)).before);
    if (newest === undefined) throw new Error(`no report that can be proved attests the uptime of ${worker}`);
    const start = Math.max(0, newest.asOf - WINDOW);
    const { before, after } = await fetchUptimes(url, worker, { from: start, to: start }, timeoutMs);
    const first = (await checked(before)) ?? (await checked(after));
    return first === undefined ? undefined : shareOf(first, newest);
  });
  if (answer === undefined) return undefined;
  return Math.min(MILLION, Math.max(0, Math.floor((answer.online * MILLION) / answer.seconds)));
}
