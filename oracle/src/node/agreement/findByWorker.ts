import type { Hex } from "../../lib/Hex.ts";

/** The thing of a worker among things that ascend by worker. */
export function findByWorker<T extends { readonly worker: Hex }>(things: readonly T[], worker: Hex): T | undefined {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((things[middle]?.worker ?? "") < worker) low = middle + 1;
    else high = middle;
  }
  return things[low]?.worker === worker ? things[low] : undefined;
}
