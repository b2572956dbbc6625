import type { RateModel } from "./RateModel.ts";
import type { ProgramBook, RewardModel } from "./RewardModel.ts";

const DAY = 86_400n;
const WAD = 10n ** 18n;
const WHOLE = 10_000n;
const GRAIN = 10n ** 12n;
/** Days over which demand is averaged, and after which what is known is too old. */
const [WINDOW, FRESH] = [7, 4];
const GRANT_DAYS = 90n;

/** What the DAO lets the controller do with a class. USD with 18 decimals; shares in basis points; `grant`: SNM wei a day. */
export interface MandateModel {
  readonly usd: bigint;
  readonly most: number;
  readonly step: number;
  readonly guarantee: number;
  readonly margin: bigint;
  readonly band: bigint;
  readonly boost: bigint;
  readonly grant: bigint;
  readonly fee: bigint;
}

/** Supply and demand until a unix second: unit-seconds, and SNM wei of fees. */
export interface PointModel {
  readonly asOf: number;
  readonly supplied: bigint;
  readonly demanded: bigint;
  readonly fees: bigint;
}

/** What the controller would do. Units with three decimals, but `units`; `budget`: SNM wei. */
export interface PlanModel {
  readonly act: "None" | "Opened" | "Enlarged" | "Resumed" | "Suspended";
  readonly supply: bigint;
  readonly demand: bigint;
  readonly programId: number;
  readonly units: bigint;
  readonly budget: bigint;
}

/** Averages of units, three decimals; what was done after `since`, a unix second, does not show in the supply. */
interface Seen {
  readonly supply: bigint;
  readonly demand: bigint;
  readonly since: number;
}

/** A class in the controller's hands. SNM wei; `spent` is split into what came of fees and of grants. */
export interface ClassBook {
  mandate: MandateModel;
  readonly begunAt: number;
  readonly points: PointModel[];
  granted: bigint;
  earned: bigint;
  feesCounted: bigint;
  settledAt: number;
  program: number | undefined;
  current: boolean;
  actedAt: number;
  spentOfFees: bigint;
  spentOfGrants: bigint;
}

const up = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
const least = (...values: bigint[]): bigint => values.reduce((one, other) => (one < other ? one : other));
const over = (one: bigint, other: bigint): bigint => (one > other ? one - other : 0n);

/** The controller, written down from decision 55: what it sees, what it may spend, what it does. */
export class SteerModel {
  readonly classes = new Map<number, ClassBook>();
  readonly #rewards: RewardModel;
  readonly #rates: RateModel;

  constructor(rewards: RewardModel, rates: RateModel) {
    this.#rewards = rewards;
    this.#rates = rates;
  }

  book(classId: number): ClassBook {
    const found = this.classes.get(classId);
    if (found === undefined) throw new RangeError(`The model has no mandate for class ${classId}.`);
    return found;
  }

  setMandate(classId: number, mandate: MandateModel, at: number): void {
    const known = this.classes.get(classId);
    if (known === undefined) {
      const money = { granted: 0n, earned: 0n, feesCounted: 0n, spentOfFees: 0n, spentOfGrants: 0n };
      this.classes.set(classId, {
        mandate,
        begunAt: at,
        points: [],
        ...money,
        settledAt: at,
        program: undefined,
        current: false,
        actedAt: 0,
      });
      return;
    }
    const { earned } = this.#purse(known, at);
    const feesCounted = known.points.at(-1)?.fees ?? 0n;
    Object.assign(known, { mandate, granted: 0n, earned, feesCounted, settledAt: at, current: false });
  }

  record(classId: number, point: PointModel): void {
    this.book(classId).points.push(point);
  }

  /** SNM wei. */
  spendable(classId: number, at: number): bigint {
    const { granted, earned } = this.#purse(this.book(classId), at);
    return granted + earned;
  }

  /**
   * @param feigned units of demand, three decimals, that the plan shall not see
   * @returns undefined while nothing old or new enough is known
   */
  plan(classId: number, at: number, feigned = 0n): PlanModel | undefined {
    const book = this.book(classId);
    const seen = this.#average(book, at);
    if (seen === undefined) return undefined;
    const demand = over(seen.demand, feigned);
    const { supply } = seen;
    const last = this.#lastOf(book, at);
    const target = 2n * demand;
    const { band } = book.mandate;
    const none: PlanModel = { act: "None", supply, demand, programId: book.program ?? 0, units: 0n, budget: 0n };
    if (supply * WHOLE > target * (WHOLE + band)) return last?.admits === true ? { ...none, act: "Suspended" } : none;
    if (supply * WHOLE >= target * (WHOLE - band) || seen.since < book.actedAt) return none;
    return this.#more(classId, book, none, up(target - supply, 1_000n), at);
  }

  #more(classId: number, book: ClassBook, none: PlanModel, missing: bigint, at: number): PlanModel {
    const { mandate } = book;
    const last = this.#lastOf(book, at);
    const going = this.#takesMore(book, at) ? last : undefined;
    const seconds = BigInt(going === undefined ? mandate.guarantee : going.terms.until - at);
    const each = up(seconds * mandate.usd * this.#rates.rate * mandate.margin, WAD * DAY * WHOLE * GRAIN) * GRAIN;
    const [room, free] =
      going === undefined ? [0n, 0n] : [BigInt(going.most - going.units), this.#rewards.freeOf(going)];
    const funds = least(this.spendable(classId, at), this.#rewards.unallocated);
    const allowed = room + over(BigInt(mandate.most), BigInt(going?.most ?? 0));
    const wished = missing > BigInt(mandate.step) ? missing : BigInt(mandate.step);
    const wanted = least(wished, allowed, (free + funds) / each);
    const [units, budget] = [over(wanted, room), over(wanted * each, free)];
    if (units > 0n || budget > 0n) return { ...none, act: going === undefined ? "Opened" : "Enlarged", units, budget };
    return wanted > 0n && last?.admits !== true ? { ...none, act: "Resumed" } : none;
  }

  /** SNM wei that may have been spent on a class until now: all grants, and the share of all fees. */
  boundOf({ mandate, points, begunAt }: ClassBook, at: number): bigint {
    const fees = points.at(-1)?.fees ?? 0n;
    return (mandate.grant * BigInt(at - begunAt)) / DAY + (fees * mandate.boost) / WHOLE;
  }

  /** What was decided is done. */
  act(classId: number, plan: PlanModel, at: number): void {
    const book = this.book(classId);
    const { mandate } = book;
    const before = this.#lastOf(book, at);
    book.actedAt = at;
    if (plan.budget > 0n) this.#spend(book, plan.budget, at);
    if (plan.act === "Opened") {
      if (before !== undefined) before.admits = false;
      const end = at + mandate.guarantee;
      const terms = { classId, usd: mandate.usd, start: at, until: end, end, margin: mandate.margin };
      book.program = this.#rewards.open(terms, Number(plan.units), plan.budget);
      book.current = true;
    } else if (before !== undefined) {
      if (plan.act === "Enlarged") this.#rewards.enlarge(plan.programId, Number(plan.units), plan.budget);
      before.admits = plan.act !== "Suspended";
    }
  }

  #spend(book: ClassBook, amount: bigint, at: number): void {
    const { granted, earned } = this.#purse(book, at);
    const ofFees = least(earned, amount);
    book.spentOfFees += ofFees;
    book.spentOfGrants += amount - ofFees;
    const rest = { granted: granted - (amount - ofFees), earned: earned - ofFees };
    Object.assign(book, { ...rest, feesCounted: book.points.at(-1)?.fees ?? 0n, settledAt: at });
  }

  #purse({ mandate, granted, earned, feesCounted, settledAt, points }: ClassBook, at: number) {
    const grown = granted + (mandate.grant * BigInt(at - settledAt)) / DAY;
    const fees = (points.at(-1)?.fees ?? feesCounted) - feesCounted;
    return { granted: least(grown, mandate.grant * GRANT_DAYS), earned: earned + (fees * mandate.boost) / WHOLE };
  }

  /** The newest program, as long as it runs. */
  #lastOf({ program }: ClassBook, at: number): ProgramBook | undefined {
    const last = program === undefined ? undefined : this.#rewards.program(program);
    return last !== undefined && at < last.terms.end ? last : undefined;
  }

  /** In the first half of its guarantee, under the mandate of now. */
  #takesMore(book: ClassBook, at: number): boolean {
    const last = this.#lastOf(book, at);
    if (last === undefined || !book.current) return false;
    return (last.terms.until - at) * 2 >= last.terms.until - last.terms.start;
  }

  /** Demand over a week, supply over a day: where points are missing, over the shortest longer time. */
  #average({ points, mandate }: ClassBook, at: number): Seen | undefined {
    const newest = points.at(-1);
    if (newest === undefined || newest.asOf + FRESH * Number(DAY) < at) return undefined;
    const [week, day] = [WINDOW, 1].map((days) =>
      points.findLast(({ asOf }) => asOf + days * Number(DAY) <= newest.asOf),
    );
    if (week === undefined || day === undefined) return undefined;
    const each = (now: bigint, then: bigint, from: PointModel): bigint =>
      ((now - then) * 1_000n) / BigInt(newest.asOf - from.asOf);
    const seen = { supply: each(newest.supplied, day.supplied, day), since: day.asOf };
    const demand = each(newest.demanded, week.demanded, week);
    if (mandate.fee === 0n) return { ...seen, demand };
    const paid = ((newest.fees - week.fees) * DAY) / BigInt(newest.asOf - week.asOf);
    const counted = (paid * 1_000n) / up(mandate.fee * this.#rates.rate, WAD);
    return { ...seen, demand: least(demand, counted) };
  }
}
