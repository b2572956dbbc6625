import { MemberBook } from "./MemberBook.ts";
import type { RateModel } from "./RateModel.ts";

const DAY = 86_400n;
const WAD = 10n ** 18n;
/** SNM wei: reserves are whole multiples of it. */
const GRAIN = 10n ** 12n;
const WHOLE = 10_000n;

/** What a program promises. Times in unix seconds; `usd`: 18 decimals for a unit and a day; `margin`: basis points. */
export interface Terms {
  readonly classId: number;
  readonly usd: bigint;
  readonly start: number;
  readonly until: number;
  readonly end: number;
  readonly margin: bigint;
}

/** A program's money. SNM wei; `reserved` in grains. */
export interface ProgramBook {
  readonly terms: Terms;
  readonly members: Map<string, MemberBook>;
  most: number;
  units: number;
  admits: boolean;
  closed: boolean;
  budget: bigint;
  left: bigint;
  reserved: bigint;
  paid: bigint;
}

/** What a claim came to. SNM wei. */
export interface Payment {
  readonly due: bigint;
  readonly amount: bigint;
}

const up = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/** Reward programs, written down from decision 53 and not from the contracts: who was paid what, and what is left. */
export class RewardModel {
  readonly programs: ProgramBook[] = [];
  /** SNM wei that masters have, by address. */
  readonly ledger = new Map<string, bigint>();
  /** SNM wei. */
  funded = 0n;
  leftovers = 0n;
  readonly #rates: RateModel;

  constructor(rates: RateModel) {
    this.#rates = rates;
  }

  /** SNM wei that no program has. */
  get unallocated(): bigint {
    return this.held - this.programs.reduce((sum, { left }) => sum + left, 0n);
  }

  /** SNM wei that the programs' contract holds. */
  get held(): bigint {
    return this.funded - this.leftovers - this.programs.reduce((sum, { paid }) => sum + paid, 0n);
  }

  program(id: number): ProgramBook {
    const found = this.programs[id];
    if (found === undefined) throw new RangeError(`The model has no program ${id}.`);
    return found;
  }

  member(id: number, worker: string): MemberBook | undefined {
    return this.program(id).members.get(worker);
  }

  /** Units of a member now. */
  unitsOf(id: number, worker: string): number {
    return this.member(id, worker)?.units ?? 0;
  }

  open(terms: Terms, most: number, budget: bigint): number {
    const open = { admits: true, closed: false, units: 0, reserved: 0n, paid: 0n };
    return this.programs.push({ terms, most, budget, left: budget, members: new Map(), ...open }) - 1;
  }

  enlarge(id: number, units: number, amount: bigint): void {
    const program = this.program(id);
    program.most += units;
    program.budget += amount;
    program.left += amount;
  }

  /** SNM wei that is promised to nobody. */
  freeOf({ left, reserved }: ProgramBook): bigint {
    return left - reserved * GRAIN;
  }

  /** Grains that so many units need from now on. */
  needOf({ terms }: ProgramBook, units: number, at: number): bigint {
    if (at >= terms.until) return 0n;
    const usd = BigInt(units) * BigInt(terms.until - at) * terms.usd;
    return up(usd * this.#rates.rate * terms.margin, WAD * DAY * WHOLE * GRAIN);
  }

  /** Whether a program takes so many units more. */
  takes(program: ProgramBook, more: number, at: number): boolean {
    const { terms, admits, units, most } = program;
    if (!admits || at < terms.start || at >= terms.end || units + more > most) return false;
    const free = this.freeOf(program);
    return more <= 0 || (free > 0n && this.needOf(program, more, at) * GRAIN <= free);
  }

  admit(id: number, worker: string, units: number, at: number): void {
    const program = this.program(id);
    const had = this.unitsOf(id, worker);
    const member = this.member(id, worker) ?? new MemberBook(at);
    program.members.set(worker, member);
    const ahead = member.aheadAt(at, program.terms.until);
    const change = units > had ? this.needOf(program, units - had, at) : -((ahead * BigInt(had - units)) / BigInt(had));
    this.#reserve(program, member, member.reserved + change);
    member.ahead = ahead + change;
    member.endTime(at);
    member.times.push({ units, from: at, until: undefined });
    program.units += units - had;
  }

  /** It leaves, or is removed. */
  remove(id: number, worker: string, at: number): void {
    const program = this.program(id);
    const member = this.member(id, worker);
    if (member === undefined) throw new RangeError(`${worker} is not in program ${id}.`);
    program.units -= this.unitsOf(id, worker);
    if (!program.closed) this.#reserve(program, member, member.reserved - member.aheadAt(at, program.terms.until));
    member.ahead = 0n;
    member.endTime(at);
  }

  /**
   * Pays what was earned and not paid.
   *
   * @param seconds GPU-seconds until `asOf`, in all
   */
  claim(id: number, worker: string, master: string, seconds: bigint, asOf: number): Payment {
    const program = this.program(id);
    const member = this.member(id, worker);
    if (member === undefined) throw new RangeError(`${worker} never was in program ${id}.`);
    const [earned, own] = [seconds - member.paidSeconds, member.reserved * GRAIN];
    const due = this.#dueFor(program.terms, member, earned, asOf);
    const there = this.freeOf(program) + own;
    const counted = due <= there ? earned : (earned * there) / due;
    const amount = due <= there ? due : (due * counted) / earned;
    if (amount === 0n) return { due, amount };

    member.paidSeconds += counted;
    const unpaid = up(own > amount ? own - amount : 0n, GRAIN);
    const covered = (there - amount) / GRAIN;
    const still = amount < due ? unpaid : least(unpaid, member.neededAfter(asOf, program.terms.until));
    if (amount === due) member.paidUntil = asOf;
    this.#reserve(program, member, least(still, covered));
    program.left -= amount;
    program.paid += amount;
    this.ledger.set(master, (this.ledger.get(master) ?? 0n) + amount);
    return { due, amount };
  }

  /** At the average rate of the time that is claimed for. */
  #dueFor({ usd, end }: Terms, { paidUntil }: MemberBook, earned: bigint, asOf: number): bigint {
    const to = Math.min(asOf, end);
    if (paidUntil >= to) return (earned * usd * this.#rates.rate) / (DAY * WAD);
    const sum = this.#rates.sumUntil(to) - this.#rates.sumUntil(paidUntil);
    return (earned * usd * sum) / (BigInt(to - paidUntil) * DAY * WAD);
  }

  #reserve(program: ProgramBook, member: MemberBook, reserved: bigint): void {
    program.reserved += reserved - member.reserved;
    member.reserved = reserved;
  }

  close(id: number): bigint {
    const program = this.program(id);
    const { left } = program;
    Object.assign(program, { left: 0n, reserved: 0n, admits: false, closed: true });
    this.leftovers += left;
    return left;
  }
}
