import { MarketBook } from "../../../../oracle/src/agent/choice/MarketBook.ts";
import type { Hex } from "../../../../oracle/src/lib/Hex.ts";
import type { BacktestCosts } from "./BacktestCosts.ts";
import { addressOf, type ReplayBid, type ReplayBook } from "./ReplayBook.ts";

const HOUR = 3_600;

/** A deal of the machine in a replay: since which hour, and until which its buyer stays. */
export interface ReplayDeal {
  readonly bid: ReplayBid;
  readonly since: number;
  readonly until: number;
}

/** Decides at one time, knowing what the market's book knows by then: which bid to take, leaving a spot deal for it. */
export type Policy = (deal: ReplayDeal | undefined, market: MarketBook, now: number) => Hex | undefined;

/** What a policy earned: USD, with how many deals, of which it left so many for better ones, in hours of which it had none. */
export interface ReplayResult {
  readonly income: number;
  readonly deals: number;
  readonly left: number;
  readonly idle: number;
}

/** Has a policy decide for the machine, hour by hour. */
export function replay(book: ReplayBook, costs: BacktestCosts, policy: Policy): ReplayResult {
  const market = new MarketBook();
  const byId = new Map(book.bids.map((bid) => [bid.id, bid]));
  const result = { income: 0, deals: 0, left: 0, idle: 0 };
  const dealId = (since: number): Hex => `0x4${since.toString(16).padStart(63, "0")}`;
  let deal: ReplayDeal | undefined;
  const end = (hour: number): void => {
    if (deal === undefined) return;
    const left = hour < deal.until;
    if (left) result.left += 1;
    result.income += costs.income(deal.bid.usdPerHour, hour - deal.since, left);
    market.take({ kind: "closed", at: hour * HOUR, id: dealId(deal.since) });
    deal = undefined;
  };
  const open = (bid: ReplayBid, hour: number): void => {
    end(hour);
    deal = { bid, since: hour, until: Math.min(hour + bid.stays, book.hours) };
    result.deals += 1;
    const { author = "0x", price = 0n, duration = 0 } = market.bid(bid.id) ?? {};
    market.take({
      ...{ kind: "opened", at: hour * HOUR, id: dealId(hour), bid: bid.id, buyer: author },
      ...{ supplier: addressOf("supplier", book.supplier), price, duration },
    });
  };
  let next = 0;
  for (let hour = 0; hour < book.hours; hour += 1) {
    const now = hour * HOUR;
    for (; (book.events[next]?.at ?? Infinity) <= now; next += 1) {
      const event = book.events[next];
      if (event !== undefined) market.take(event);
    }
    if (deal?.until === hour) end(hour);
    for (;;) {
      const id = policy(deal, market, now);
      if (id === undefined) break;
      const bid = byId.get(id);
      if (bid !== undefined && bid.from <= hour && hour <= bid.to) {
        open(bid, hour);
        break;
      }
      // whoever announced it has nothing to serve, as far as the record tells
      market.drop(id);
    }
    if (deal === undefined) result.idle += 1;
  }
  end(book.hours);
  return result;
}
