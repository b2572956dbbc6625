import type { Hex } from "../../lib/Hex.ts";
import type { DealSpan } from "./RewardBasis.ts";

/**
 * What changes what deals bring. Times in unix seconds; `price`: USD per second, 18 decimals; `duration`: seconds from the
 * start of the deal, 0 without an end.
 */
export type DealChange =
  | {
      readonly kind: "opened";
      readonly id: Hex;
      readonly worker: Hex;
      readonly price: bigint;
      readonly duration: number;
      readonly at: number;
    }
  | {
      readonly kind: "amended";
      readonly id: Hex;
      readonly newId: Hex;
      readonly price: bigint;
      readonly duration: number;
      readonly at: number;
    }
  | { readonly kind: "closed"; readonly id: Hex; readonly at: number };

/** A deal under its price of now. */
interface Running {
  readonly worker: Hex;
  readonly opened: number;
  readonly from: number;
  readonly price: bigint;
  readonly duration: number;
}

/**
 * When each machine had deals, at which price. A deal counts as paid as long as it runs: what a buyer's escrow did not
 * cover is seldom, ends the deal, and is no reason to pay a machine twice.
 *
 * @param changes of each deal all until some block, in the order of the chain
 */
export function dealSpans(changes: Iterable<DealChange>): ReadonlyMap<Hex, readonly DealSpan[]> {
  const running = new Map<Hex, Running>();
  const spans = new Map<Hex, DealSpan[]>();
  const end = ({ worker, opened, from, price, duration }: Running, at: number | undefined): void => {
    const last = duration === 0 ? Infinity : opened + duration;
    const until = Math.min(at ?? Infinity, last);
    const list = spans.get(worker) ?? [];
    spans.set(worker, list);
    if (until > from) list.push({ price, from, until: until === Infinity ? undefined : until });
  };
  for (const change of changes) {
    const { id, at } = change;
    if (change.kind === "opened") {
      const { worker, price, duration } = change;
      running.set(id, { worker, opened: at, from: at, price, duration });
      continue;
    }
    const deal = running.get(id);
    if (deal === undefined) continue;
    end(deal, at);
    running.delete(id);
    if (change.kind === "amended") {
      const { newId, price, duration } = change;
      running.set(newId, { ...deal, from: at, price, duration });
    }
  }
  for (const deal of running.values()) end(deal, undefined);
  return spans;
}
