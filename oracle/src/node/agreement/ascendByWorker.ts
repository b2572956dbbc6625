import type { Hex } from "../../lib/Hex.ts";

/** Whether things ascend by worker, each worker once. */
export function ascendByWorker(things: readonly { readonly worker: Hex }[]): boolean {
  return things.every(({ worker }, index) => index === 0 || (things[index - 1]?.worker ?? "") < worker);
}
