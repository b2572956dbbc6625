/** Something that changes demand or the rate in the course of a simulation. Days count from 0. */
export interface Turn {
  readonly from: number;
  readonly to: number;
  /** By how much it is multiplied from the first day to the last, in equal steps. */
  readonly factor: number;
}

/**
 * What a simulation is about.
 *
 * - `machines`: candidates, of all classes together, that exist at some time
 * - `share`: of the size of a whole network; so much of the budget is there
 * - `demand`: units of each class that buyers want on the first day
 * - `shocks`: of demand; `rates`: of the rate
 * - `grant`: SNM that the controller may spend on a class each day, on average
 * - `washing`: days on which somebody rents its own machines of the first class
 * - `raise`: day on which the DAO changes the mandate of the first class: a fifth more for a card
 * - `farms`: masters with several machines
 * - `audits`: days between two times when all that people have is compared, whatever happened
 */
export interface Plot {
  readonly days: number;
  readonly machines: number;
  readonly share: number;
  readonly demand: readonly number[];
  readonly shocks: readonly Turn[];
  readonly rates: readonly Turn[];
  readonly grant: number;
  readonly washing: Pick<Turn, "from" | "to">;
  readonly raise: number;
  readonly farms: number;
  readonly audits: number;
}

/** How much turns have multiplied something by, as of a day. */
export function turned(turns: readonly Turn[], day: number): number {
  return turns.reduce((product, { from, to, factor }) => {
    if (day < from) return product;
    const share = day >= to ? 1 : (day - from + 1) / (to - from + 1);
    return product * factor ** share;
  }, 1);
}
