import type { Offers, PlannedDeal } from "./Offers.ts";

/** A bid may begin in any hour in which it stands. */
const ANY_HOUR = -1;

/**
 * The best schedule of one machine where each bid costs a price, and may be taken again and again, which no machine can: the
 * longest path through the hours, where a deal leads from the hour in which it begins to the one in which it ends, and a spot
 * deal may end in any hour. What it brings beyond the prices, and the prices together, are never below the best that can be done.
 */
export class RelaxedPlan {
  readonly #offers: Offers;
  /** USD that is to be had from each hour on, beyond the prices. */
  readonly worth: Float64Array;
  readonly #offer: Int32Array;
  readonly #hours: Int32Array;
  /** By offer, the hours at which leaving it could be best, as a queue whose best is first: where it begins in `#queue`, and its ends. */
  readonly #queue: Int32Array;
  readonly #base: Int32Array;
  readonly #first: Int32Array;
  readonly #past: Int32Array;

  constructor(offers: Offers) {
    const { hours, place, from, to, stays } = offers;
    this.#offers = offers;
    this.worth = new Float64Array(hours + 1);
    this.#offer = new Int32Array(hours);
    this.#hours = new Int32Array(hours);
    this.#base = new Int32Array(place.length);
    this.#first = new Int32Array(place.length);
    this.#past = new Int32Array(place.length);
    let length = 0;
    place.forEach((_, offer) => {
      this.#base[offer] = length;
      length += to[offer]! - from[offer]! + stays[offer]! + 1;
    });
    this.#queue = new Int32Array(length);
  }

  /**
   * @param prices by offer
   * @param only the one hour in which an offer may begin, by offer, where it has one; -1 where it has none
   */
  solve(prices: Float64Array, only?: Int32Array): void {
    const { hours, stays, rate, spot, open, close, standing, to } = this.#offers;
    const { worth } = this;
    worth[hours] = 0;
    for (let hour = hours - 1; hour >= 0; hour -= 1) {
      let best = worth[hour + 1]!;
      let [bestOffer, bestHours] = [-1, 1];
      for (const offer of standing[hour]!) {
        const most = Math.min(stays[offer]!, hours - hour);
        const paid = open + prices[offer]!;
        const leaveAt = spot[offer] === 1 ? this.#leaveAt(offer, hour, hour === to[offer]!) : -1;
        if (only !== undefined && only[offer]! !== ANY_HOUR && only[offer]! !== hour) continue;
        const whole = rate[offer]! * most - paid + worth[hour + most]!;
        if (whole > best) [best, bestOffer, bestHours] = [whole, offer, most];
        if (leaveAt < 0) continue;
        const part = rate[offer]! * (leaveAt - hour) - paid - close + worth[leaveAt]!;
        if (part > best) [best, bestOffer, bestHours] = [part, offer, leaveAt - hour];
      }
      worth[hour] = best;
      this.#offer[hour] = bestOffer;
      this.#hours[hour] = bestHours;
    }
  }

  /** The schedule that was found last. */
  deals(): PlannedDeal[] {
    const deals: PlannedDeal[] = [];
    for (let from = 0; from < this.#offers.hours;) {
      const [offer, hours] = [this.#offer[from]!, this.#hours[from]!];
      if (offer >= 0) deals.push({ offer, from, hours });
      from += hours;
    }
    return deals;
  }

  /**
   * The hour in which it is best to leave a spot deal that begins in an hour, before its buyer does; -1 where there is none.
   * Called for each hour from the last one down in which it stands, as the window of hours moves down with it.
   */
  #leaveAt(offer: number, hour: number, isLast: boolean): number {
    const { hours, stays, rate } = this.#offers;
    const [queue, base, each] = [this.#queue, this.#base[offer]!, rate[offer]!];
    const most = Math.min(hour + stays[offer]!, hours) - 1;
    let [first, past] = isLast ? [base, base] : [this.#first[offer]!, this.#past[offer]!];
    for (let at = isLast ? most : hour + 1; at > hour; at -= 1) {
      const value = each * at + this.worth[at]!;
      while (past > first && each * queue[past - 1]! + this.worth[queue[past - 1]!]! <= value) past -= 1;
      queue[past] = at;
      past += 1;
    }
    while (past > first && queue[first]! > most) first += 1;
    this.#first[offer] = first;
    this.#past[offer] = past;
    return past > first ? queue[first]! : -1;
  }
}
