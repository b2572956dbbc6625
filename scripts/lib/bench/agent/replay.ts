import { MarketBook } from "../../../../oracle/src/agent/choice/MarketBook.ts";
import type { Hex } from "../../../../oracle/src/lib/Hex.ts";
import { Dice } from "../staking/Dice.ts";
import type { BacktestCosts } from "./BacktestCosts.ts";
import { addressOf, type ReplayBid, type ReplayBook } from "./ReplayBook.ts";

const HOUR = 3_600;
const SEED = 7n;

/** A deal of a machine in a replay: since which hour, and until which its buyer stays. */
export interface ReplayDeal {
  readonly bid: ReplayBid;
  readonly since: number;
  readonly until: number;
}

/** A machine of the fleet, as a policy sees it. */
export interface ReplayMachine {
  readonly place: number;
  readonly kind: number;
  deal: ReplayDeal | undefined;
}

/** Decides for one machine at one time, knowing what the book knows by then: which bid to take, leaving a spot deal for it. */
export type Policy = (machine: ReplayMachine, book: MarketBook, now: number) => Hex | undefined;

/** What a policy earned. `income`: USD of each machine; `deals` that it opened, `left` of them for better ones, `lost` to others. */
export interface ReplayResult {
  readonly income: readonly number[];
  readonly total: number;
  readonly deals: number;
  readonly left: number;
  readonly lost: number;
}

/**
 * Has a policy decide for each machine of the fleet, hour by hour. Machines decide on their own, at the same time: where two
 * want one bid, the chain gives it to one, and the other has paid for a transaction that failed before it chooses again.
 */
export function replay(book: ReplayBook, costs: BacktestCosts, policy: Policy): ReplayResult {
  const market = new MarketBook();
  const dice = new Dice(SEED);
  const byId = new Map(book.bids.map((bid) => [bid.id, bid]));
  const machines = book.fleet.map((kind, place): ReplayMachine => ({ place, kind, deal: undefined }));
  const income = machines.map(() => 0);
  const counts = { deals: 0, left: 0, lost: 0 };
  const earn = (place: number, usd: number): void => void (income[place] = (income[place] ?? 0) + usd);
  const dealId = (place: number, since: number): Hex => `0x4${(since * 100 + place).toString(16).padStart(63, "0")}`;
  const end = (machine: ReplayMachine, hour: number): void => {
    const { deal, place } = machine;
    if (deal === undefined) return;
    const left = hour < deal.until;
    if (left && hour < book.hours) counts.left += 1;
    const paidFor = left && hour < book.hours;
    earn(place, costs.income(deal.bid.usdPerHour, hour - deal.since, paidFor));
    market.take({ kind: "closed", at: hour * HOUR, id: dealId(place, deal.since) });
    machine.deal = undefined;
  };
  let next = 0;
  for (let hour = 0; hour < book.hours; hour += 1) {
    const now = hour * HOUR;
    for (; (book.events[next]?.at ?? Infinity) <= now; next += 1) {
      const event = book.events[next];
      if (event !== undefined) market.take(event);
    }
    for (const machine of machines) if (machine.deal?.until === hour) end(machine, hour);
    for (let deciding = [...machines]; deciding.length > 0;) {
      const wanted = deciding.map((machine) => ({ machine, id: policy(machine, market, now) }));
      const losers: ReplayMachine[] = [];
      for (const { machine, id } of shuffled(wanted, dice)) {
        const bid = id === undefined ? undefined : byId.get(id);
        if (id === undefined) continue;
        if (bid === undefined || bid.from > hour || bid.to < hour) {
          // whoever announced it has nothing to serve, as far as the record tells
          market.drop(id);
          losers.push(machine);
          continue;
        }
        if (!market.standing(now).some((one) => one.id === id)) {
          earn(machine.place, -costs.lost);
          counts.lost += 1;
          losers.push(machine);
          continue;
        }
        end(machine, hour);
        machine.deal = { bid, since: hour, until: Math.min(hour + bid.stays, book.hours) };
        counts.deals += 1;
        const seen = market.standing(now).find((one) => one.id === id);
        market.take({
          ...{ kind: "opened", at: now, id: dealId(machine.place, hour), bid: id },
          ...{ buyer: seen?.author ?? "0x", supplier: addressOf("supplier", machine.place) },
          ...{ price: seen?.price ?? 0n, duration: seen?.duration ?? 0 },
        });
      }
      deciding = losers;
    }
  }
  for (const machine of machines) end(machine, book.hours);
  return { income, total: income.reduce((sum, one) => sum + one, 0), ...counts };
}

function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(dice.roll(left.length), 1));
}
