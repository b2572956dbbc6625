import type { UptimeProof } from "@sonm/protocol/uptime.ts";
import type { Address, Hex } from "viem";

import { isUptimeProved } from "../../chain/isUptimeProved.ts";
import { type ReportSurroundings, reportRoot } from "../../chain/reportRoot.ts";
import { DAY } from "../../lib/time.ts";
import { fetchUptimes } from "../../relay/fetchUptimes.ts";

/** How far back is looked, in seconds; less where reports do not go back so far. */
const WINDOW = 30 * DAY;

const MILLION = 1_000_000;

/**
 * The share of the last 30 days in which a machine was online, as two reports of the masternodes attest it. Both are checked
 * against their roots on the chain.
 *
 * @param bases URLs of masternodes
 * @returns parts per million; undefined where no two reports prove it
 * @throws RelayError if no masternode answers, and viem's error if the node does not
 */
export async function fetchOnline(
  surroundings: ReportSurroundings,
  bases: readonly string[],
  worker: Address,
  now: number,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const at = async (time: number, side: "before" | "after"): Promise<UptimeProof | undefined> => {
    const answers = await fetchUptimes(bases, worker, { from: time, to: time }, signal);
    for (const { [side]: proof } of answers) if (proof !== null && (await isGood(proof))) return proof;
    return undefined;
  };
  const roots = new Map<number, Promise<Hex | undefined>>();
  const isGood = async (proof: UptimeProof): Promise<boolean> => {
    const known = roots.get(proof.sequence) ?? reportRoot(surroundings, proof.sequence);
    roots.set(proof.sequence, known);
    const root = await known;
    return root !== undefined && isUptimeProved(worker, proof, root);
  };
  const newest = await at(now, "before");
  if (newest === undefined) return undefined;
  const start = Math.max(0, newest.asOf - WINDOW);
  const first = (await at(start, "before")) ?? (await at(start, "after"));
  if (first === undefined || first.asOf >= newest.asOf) return undefined;
  const online = Math.max(0, newest.online - first.online);
  return Math.min(MILLION, Math.floor((online * MILLION) / (newest.asOf - first.asOf)));
}
