import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { Costs } from "./Costs.ts";
import type { MarketBook } from "./MarketBook.ts";
import { marketPrice } from "./marketPrice.ts";
import type { Rules } from "./Rules.ts";

/** Of what an ask's price is made. */
export interface AskBasis {
  readonly book: MarketBook;
  readonly worker: Hex;
  readonly benchmarks: readonly bigint[];
  readonly rules: Pick<Rules, "floor">;
  readonly costs: Pick<Costs, "feeBasisPoints">;
  readonly now: number;
  readonly undercutPercent: number;
  /** USD per second, 18 decimals. */
  readonly timeWorth: bigint;
}

/** An ask stands until its price is off by more: each new one costs gas. */
const TOLERANCE_PERCENT = 10n;
/** A machine is comparable that has so much of each benchmark. */
const COMPARABLE_PERCENT = 80n;
const PERCENT = 100n;
/** Seconds for which bids are looked back at. */
const LOOK_BACK = 7 * 86_400;

/** What a machine's ask should say, given what it says now: the market's price, once that has moved enough. */
export function askPriceFor(basis: AskBasis, current: bigint): bigint {
  const { book, worker, benchmarks, rules, costs, now, undercutPercent, timeWorth } = basis;
  const least = benchmarks.map((value) => (value * COMPARABLE_PERCENT) / PERCENT);
  const price = marketPrice({
    ...{ floor: rules.floor, timeWorth, feeBasisPoints: costs.feeBasisPoints, undercutPercent },
    asks: book
      .asks(now)
      .filter((ask) => ask.author !== worker && ask.validUntil >= now && benchmarksCover(ask.benchmarks, least))
      .map((ask) => ask.price),
    bids: book
      .since(now, LOOK_BACK)
      .filter((bid) => book.hasBought(bid.author) && benchmarksCover(benchmarks, bid.benchmarks))
      .map((bid) => bid.price),
  });
  const off = price > current ? price - current : current - price;
  return off * PERCENT > current * TOLERANCE_PERCENT ? price : current;
}
