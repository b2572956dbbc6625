import type { Hex } from "../../lib/Hex.ts";
import type { DealChange } from "../reward/dealSpans.ts";

/**
 * Whose machine each deal has or had, under every id that it went by.
 *
 * @param changes of each deal all until some block, in the order of the chain
 */
export function dealWorkers(changes: Iterable<DealChange>): ReadonlyMap<Hex, Hex> {
  const workers = new Map<Hex, Hex>();
  for (const change of changes) {
    if (change.kind === "opened") workers.set(change.id, change.worker);
    if (change.kind !== "amended") continue;
    const worker = workers.get(change.id);
    if (worker !== undefined) workers.set(change.newId, worker);
  }
  return workers;
}
