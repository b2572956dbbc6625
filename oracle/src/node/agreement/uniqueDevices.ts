import type { Hex } from "../../lib/Hex.ts";
import { dropCards } from "./dropCards.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";

/**
 * The machines of a report with each card in one of them at most.
 *
 * A card that several show stays with the master whose machine was measured first: whoever copies a commitment can only
 * do so later. Among the machines of that master it stays where it was measured last: that is where it is now.
 *
 * @param machines ascending by worker
 * @returns those of which something is left to attest
 */
export function uniqueDevices(machines: readonly ObservedMachine[]): ObservedMachine[] {
  const shown = new Map<Hex, ObservedMachine[]>();
  for (const machine of machines) {
    for (const { commitment } of machine.gpus) {
      const others = shown.get(commitment);
      if (others === undefined) shown.set(commitment, [machine]);
      else others.push(machine);
    }
  }
  const holders = new Map<Hex, Hex>();
  for (const [commitment, candidates] of shown) {
    if (candidates.length > 1) holders.set(commitment, holderAmong(candidates));
  }
  if (holders.size === 0) return [...machines];
  return machines
    .map((machine) => dropCards(machine, (card) => (holders.get(card) ?? machine.worker) !== machine.worker))
    .filter(({ benchmarks }) => benchmarks.length > 0);
}

function holderAmong(candidates: readonly ObservedMachine[]): Hex {
  const first = candidates.reduce((best, other) => (other.measuredAt < best.measuredAt ? other : best));
  return candidates
    .filter(({ master }) => master === first.master)
    .reduce((best, other) => (other.measuredAt > best.measuredAt ? other : best)).worker;
}
