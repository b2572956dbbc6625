import type { Hex } from "../../lib/Hex.ts";
import type { Observation } from "./Observation.ts";
import type { Said } from "./Said.ts";

/** What the observers say of each machine, machines ascending by worker. */
export function byWorker<T extends { readonly worker: Hex }>(
  observations: readonly Said<Observation>[],
  read: (observation: Observation) => readonly T[],
): [Hex, Said<T>[]][] {
  const machines = new Map<Hex, Said<T>[]>();
  for (const { value, stake, by } of observations) {
    for (const said of read(value)) {
      const votes = machines.get(said.worker) ?? [];
      votes.push({ value: said, stake, by });
      machines.set(said.worker, votes);
    }
  }
  return [...machines.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
