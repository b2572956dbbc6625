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

/**
 * A machine in a program.
 *
 * - `times`: in which it was a member; the last one is open while it is one
 * - `paidSeconds`: GPU-seconds that were paid
 * - `paidUntil`: unix seconds up to which they were, or from which on it is a member
 * - `reserved`, `ahead`: grains, in all and for the time after the last change of units
 */
export interface MemberBook {
  readonly times: { readonly units: number; readonly from: number; until: number | undefined }[];
  paidSeconds: bigint;
  paidUntil: number;
  reserved: bigint;
  ahead: bigint;
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
    const last = this.member(id, worker)?.times.at(-1);
    return last?.until === undefined ? (last?.units ?? 0) : 0;
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
    const member = this.member(id, worker) ?? newMember(at);
    program.members.set(worker, member);
    const ahead = aheadOf(member, program.terms.until, at);
    const change = units > had ? this.needOf(program, units - had, at) : -((ahead * BigInt(had - units)) / BigInt(had));
    this.#reserve(program, member, member.reserved + change);
    member.ahead = ahead + change;
    endTime(member, at);
    member.times.push({ units, from: at, until: undefined });
    program.units += units - had;
  }

  /** It leaves, or is removed. */
  remove(id: number, worker: string, at: number): void {
    const program = this.program(id);
    const member = this.member(id, worker);
    if (member === undefined) throw new RangeError(`${worker} is not in program ${id}.`);
    program.units -= this.unitsOf(id, worker);
    if (!program.closed) this.#reserve(program, member, member.reserved - aheadOf(member, program.terms.until, at));
    member.ahead = 0n;
    endTime(member, at);
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
    const still = amount < due ? unpaid : least(unpaid, stillNeeded(member, program.terms.until, asOf));
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

const newMember = (at: number): MemberBook => ({ times: [], paidSeconds: 0n, paidUntil: at, reserved: 0n, ahead: 0n });

function endTime({ times }: MemberBook, at: number): void {
  const last = times.at(-1);
  if (last !== undefined && last.until === undefined) last.until = at;
}

/** When the units of a member, or that it is one, changed last. */
const changedAt = ({ times }: MemberBook): number => times.at(-1)?.until ?? times.at(-1)?.from ?? 0;

/** Grains that are reserved for the time after `at`: the reserve melts evenly until the guarantee ends. */
function aheadOf(member: MemberBook, until: number, at: number): bigint {
  if (at >= until) return 0n;
  const claimedSince = member.paidUntil >= changedAt(member);
  const from = claimedSince ? member.paidUntil : changedAt(member);
  const reserve = claimedSince ? member.reserved : least(member.ahead, member.reserved);
  return up(reserve * BigInt(until - at), BigInt(until - from));
}

/** Grains of a member's reserve that can still be needed after what was earned until `asOf` is paid. */
function stillNeeded(member: MemberBook, until: number, asOf: number): bigint {
  const last = member.times.at(-1);
  if (last?.until !== undefined && asOf >= last.until) return 0n;
  if (asOf < changedAt(member)) return member.reserved;
  return aheadOf(member, until, asOf);
}
