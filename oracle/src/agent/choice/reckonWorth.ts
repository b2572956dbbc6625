import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";

import type { Costs } from "./Costs.ts";
import { dealValue } from "./dealValue.ts";
import type { MarketBook } from "./MarketBook.ts";
import { timeWorth, type PastBid } from "./timeWorth.ts";

/** Seconds that are looked back, and at least counted: a market that was watched for an hour tells little. */
const LOOK_BACK = 14 * 86_400;
const LEAST = 86_400;

/** Whose time is reckoned. */
export interface OwnMachine {
  readonly benchmarks: readonly bigint[];
  readonly costs: Costs;
  readonly idle: bigint;
}

/**
 * What a second of a machine's time is worth, by the bids that came in the last two weeks.
 * Only buyers who had a deal count: a bid costs nothing to sign, and should not keep a machine waiting for what nobody pays.
 *
 * @returns for what the machine earns while it waits, USD per second with 18 decimals, its worth
 */
export function reckonWorth(book: MarketBook, machine: OwnMachine, now: number): (waitingRate: bigint) => bigint {
  const { benchmarks, costs, idle } = machine;
  const past = book
    .since(now, LOOK_BACK)
    .filter((bid) => book.hasBought(bid.author) && benchmarksCover(benchmarks, bid.benchmarks))
    .map((bid): PastBid => {
      const seconds = book.expectedSeconds(bid);
      return { value: dealValue(bid.price, seconds, costs, idle), seconds };
    });
  const window = Math.max(LEAST, book.watched(now, LOOK_BACK));
  return (waitingRate) => timeWorth(past, window, waitingRate);
}
