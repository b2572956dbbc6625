import type { BacktestCosts } from "./BacktestCosts.ts";
import type { ReplayBook } from "./ReplayBook.ts";

/** A deal in a schedule: the bid, the hour in which it begins, and the hours that it lasts. */
export interface ScheduledDeal {
  readonly place: number;
  readonly from: number;
  readonly hours: number;
}

/** In which hour a bid may begin: any in which it stands, or none. */
const ANY_HOUR = -1;
const NO_HOUR = -2;

/** What one machine does in the whole time. `value`: USD, before any price of bids. */
export interface Schedule {
  readonly value: number;
  readonly deals: readonly ScheduledDeal[];
}

/** What can begin in one hour, in columns: bids by their place in the book's list. `spot`: 1 where it may end in any hour. */
interface Beginnings {
  readonly place: Int32Array;
  readonly rate: Float64Array;
  readonly stays: Int32Array;
  readonly spot: Uint8Array;
}

/**
 * The best schedule of one machine, when each bid that it takes costs a price: the longest path through the hours, where a deal
 * leads from the hour in which it begins to the one in which it ends, and a spot deal may end in any hour.
 */
export class SchedulePricer {
  readonly #hours: number;
  readonly #costs: BacktestCosts;
  /** By kind of machine and hour, what can begin then. */
  readonly #arcs: readonly (readonly Beginnings[])[];
  readonly #worth: Float64Array;
  readonly #stepPlace: Int32Array;
  readonly #stepHours: Int32Array;
  readonly #bids: number;

  constructor(book: ReplayBook, costs: BacktestCosts) {
    this.#hours = book.hours;
    this.#bids = book.bids.length;
    this.#costs = costs;
    this.#worth = new Float64Array(book.hours + 1);
    this.#stepPlace = new Int32Array(book.hours + 1);
    this.#stepHours = new Int32Array(book.hours + 1);
    const { open, bill } = costs;
    const kept = costs.income(1, 1, false) + open + bill;
    this.#arcs = book.benchmarks.map((_, kind) => {
      const byHour: number[][] = Array.from({ length: book.hours }, () => []);
      book.bids.forEach((bid, place) => {
        if (!book.covers(kind, bid.kind) || bid.usdPerHour * kept <= bill) return;
        for (let hour = bid.from; hour <= Math.min(bid.to, book.hours - 1); hour += 1) byHour[hour]?.push(place);
      });
      return byHour.map((places): Beginnings => {
        const bids = places.flatMap((place) => book.bids[place] ?? []);
        return {
          place: Int32Array.from(places),
          rate: Float64Array.from(bids, ({ usdPerHour }) => usdPerHour * kept - bill),
          stays: Int32Array.from(bids, ({ stays }) => stays),
          spot: Uint8Array.from(bids, ({ spot }) => Number(spot)),
        };
      });
    });
  }

  /**
   * The best schedule where a bid may be taken twice, which no machine can: its value less prices is never below the best that
   * can be done.
   *
   * @param prices by place of the bid in the book's list
   * @param only hour in which a bid may begin, for those that have one; -1 for those that may not be taken
   */
  relaxed(kind: number, prices: Float64Array, only?: Int32Array): Schedule & { readonly net: number } {
    const { open, close } = this.#costs;
    const [hours, worth] = [this.#hours, this.#worth];
    worth[hours] = 0;
    for (let hour = hours - 1; hour >= 0; hour -= 1) {
      let [best, bestPlace, bestHours] = [worth[hour + 1]!, -1, 1];
      const { place, rate, stays, spot } = this.#arcs[kind]![hour]!;
      for (let index = 0; index < place.length; index += 1) {
        const at = place[index]!;
        if (only !== undefined && only[at]! !== ANY_HOUR && only[at]! !== hour) continue;
        const most = Math.min(stays[index]!, hours - hour);
        const each = rate[index]!;
        const paid = open + (prices[at] ?? 0);
        const whole = each * most - paid + worth[hour + most]!;
        if (whole > best) [best, bestPlace, bestHours] = [whole, at, most];
        if (spot[index] === 0) continue;
        // none of its parts can be better than if the whole time after it could be had as well
        if (each * most - paid - close + worth[hour + 1]! <= best) continue;
        for (let length = 1; length < most; length += 1) {
          const part = each * length - paid - close + worth[hour + length]!;
          if (part > best) [best, bestPlace, bestHours] = [part, at, length];
        }
      }
      worth[hour] = best;
      this.#stepPlace[hour] = bestPlace;
      this.#stepHours[hour] = bestHours;
    }
    return { net: worth[0]!, ...this.#trace(prices) };
  }

  /** A good schedule in which no bid is taken twice: of what the best one takes twice, the first is kept. */
  feasible(kind: number, prices: Float64Array, banned: ReadonlySet<number>): Schedule {
    const only = new Int32Array(this.#bids).fill(ANY_HOUR);
    for (const place of banned) only[place] = NO_HOUR;
    for (;;) {
      const schedule = this.relaxed(kind, prices, only);
      const first = new Map<number, number>();
      let twice = 0;
      for (const { place, from } of schedule.deals) {
        const known = first.get(place);
        if (known === undefined) first.set(place, from);
        else {
          only[place] = known;
          twice += 1;
        }
      }
      if (twice === 0) return schedule;
    }
  }

  #trace(prices: Float64Array): Schedule {
    const deals: ScheduledDeal[] = [];
    let paid = 0;
    for (let hour = 0; hour < this.#hours;) {
      const [place, length] = [this.#stepPlace[hour] ?? -1, this.#stepHours[hour] ?? 1];
      if (place >= 0) {
        deals.push({ place, from: hour, hours: length });
        paid += prices[place] ?? 0;
      }
      hour += length;
    }
    return { value: (this.#worth[0] ?? 0) + paid, deals };
  }
}
