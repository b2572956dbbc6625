import type { Dice } from "../staking/Dice.ts";
import type { Machine } from "./Machine.ts";
import { turned, type Plot } from "./Plot.ts";

const DAY = 86_400;
/** USD that a card earns in a deal each day, by class: 5 to 6 GB, 8 to 11 GB, above 11 GB. */
export const PRICES = [0.9, 1.3, 1.8] as const;
/** Of 1,000 machines, on a day: break, get other cards, are found to lie, and are looked at by an owner that runs it or not. */
const CHANCES = { breaks: 4, changes: 1, lies: 1, looks: 60, wakes: 120 };
const THOUSAND = 1_000;
/** Days for which something is broken: most for some, a few for long. */
const [SHORT, LONG, LONG_SHARE] = [6, 45, 12];
/** Of what it costs, below which an owner that runs a machine gives up. */
const PATIENCE = 0.9;
/** Weight of the last day in what owners expect. */
const MEMORY = 0.15;
/** Machines that the wash trader has. */
const WASHING = 25;

/** What an owner sees of a class: the reward that a newcomer gets, USD a card and day, and whether deals count against it. */
export interface Offer {
  readonly usd: number;
  readonly room: number;
  readonly isFloor: boolean;
}

/** Whether a program has money to pay its members. */
export type Paid = (programId: number) => boolean;

/** Owners and buyers: who runs machines, what breaks, who rents what. Chance is the same in every run. */
export class World {
  readonly machines: readonly Machine[];
  readonly #plot: Plot;
  readonly #dice: Dice;
  /** Share of the units of each class that are rented, as owners expect it. */
  readonly used: number[];
  /** Units that buyers want, by class. */
  readonly wanted: number[];
  readonly washers: readonly Machine[];

  constructor(machines: readonly Machine[], plot: Plot, dice: Dice) {
    this.machines = machines;
    this.#plot = plot;
    this.#dice = dice;
    this.used = plot.demand.map(() => 0.6);
    this.wanted = [...plot.demand];
    const count = Math.max(2, Math.round(WASHING * plot.share));
    this.washers = machines.filter(({ classId, born }) => classId === 1 && born === 0).slice(0, count);
  }

  washes(day: number): boolean {
    return day >= this.#plot.washing.from && day < this.#plot.washing.to;
  }

  /** @param day that is over */
  pass(day: number): void {
    for (const machine of this.machines) {
      if (machine.isUp(day)) machine.online += this.#dice.roll(20) === 0 ? DAY - this.#dice.roll(DAY / 4) : DAY;
    }
  }

  /** Owners decide for the next day, of which this is the first second, and buyers rent. */
  decide(day: number, start: number, offers: readonly Offer[], isPaid: Paid): void {
    const rooms = offers.map(({ room }) => room);
    for (const machine of this.machines) {
      if (day < machine.born) continue;
      this.#mishap(machine, day);
      const isWasher = this.washers.includes(machine);
      if (isWasher && this.washes(day)) machine.runs = machine.ran = true;
      else this.#reconsider(machine, day, offers, rooms, isPaid);
    }
    this.wanted.forEach((_, index) => this.#rent(index, day, start));
  }

  #mishap(machine: Machine, day: number): void {
    if (!machine.isUp(day)) return;
    const chance = this.#dice.roll(THOUSAND);
    const { breaks, changes, lies } = CHANCES;
    if (chance < breaks) {
      const most = this.#dice.roll(LONG_SHARE) === 0 ? LONG : SHORT;
      machine.brokenUntil = day + 1 + this.#dice.roll(most);
    } else if (chance < breaks + changes) machine.cards = 1 + this.#dice.roll(4);
    else if (chance < breaks + changes + lies) {
      // Half of them lied about all of their cards, half about some.
      if (machine.cards === 1 || this.#dice.roll(2) === 0) machine.genuine = false;
      else machine.cards -= 1;
    }
  }

  #reconsider(machine: Machine, day: number, offers: readonly Offer[], rooms: number[], isPaid: Paid): void {
    if (machine.runs && (day >= machine.gone || machine.isExposed)) machine.runs = false;
    if (day >= machine.gone || !machine.genuine) return;
    if (this.#dice.roll(THOUSAND) >= (machine.runs ? CHANCES.looks : CHANCES.wakes)) return;
    const index = machine.classId - 1;
    const offer = offers[index];
    if (offer === undefined) return;
    const isMember = machine.programId !== undefined && isPaid(machine.programId);
    const hasRoom = (rooms[index] ?? 0) >= machine.cards;
    const deals = (this.used[index] ?? 0) * (PRICES[index] ?? 0);
    const reward = isMember || hasRoom ? offer.usd * (offer.isFloor ? 1 - (this.used[index] ?? 0) : 1) : 0;
    const pays = deals + reward;
    if (!machine.runs && pays >= machine.cost) {
      machine.runs = machine.ran = true;
      if (hasRoom) rooms[index] = (rooms[index] ?? 0) - machine.cards;
    } else if (machine.runs && pays < machine.cost * PATIENCE) machine.runs = false;
  }

  #rent(index: number, day: number, start: number): void {
    const noise = 0.97 + this.#dice.roll(61) / THOUSAND;
    this.wanted[index] = (this.#plot.demand[index] ?? 0) * turned(this.#plot.shocks, day) * noise;
    const ofClass = this.machines.filter(({ classId, runs, rental }) => classId === index + 1 && (runs || rental));
    let rented = 0;
    let offered = 0;
    const idle: Machine[] = [];
    for (const machine of ofClass) {
      const usable = machine.isUp(day) && machine.unitsAt(start) > 0;
      if (usable) offered += machine.cards;
      const washed = index === 0 && this.washes(day) && this.washers.includes(machine);
      const full = rented + machine.cards > (this.wanted[index] ?? 0) && !washed;
      if (machine.rental !== undefined && (!usable || full)) machine.rental.until = start + this.#dice.roll(DAY / 24);
      else if (machine.rental !== undefined) rented += washed ? 0 : machine.cards;
      else if (usable && washed) this.#let(machine, index, start);
      else if (usable) idle.push(machine);
    }
    while (idle.length > 0 && rented < (this.wanted[index] ?? 0)) {
      const place = this.#dice.roll(idle.length);
      const [machine] = idle.splice(place, 1);
      if (machine === undefined || rented + machine.cards > (this.wanted[index] ?? 0)) continue;
      this.#let(machine, index, start);
      rented += machine.cards;
    }
    const share = offered === 0 ? 1 : Math.min(1, rented / offered);
    this.used[index] = (this.used[index] ?? 0) * (1 - MEMORY) + share * MEMORY;
  }

  #let(machine: Machine, index: number, start: number): void {
    const price = (BigInt(Math.round((PRICES[index] ?? 0) * 1e6)) * BigInt(machine.cards) * 10n ** 12n) / BigInt(DAY);
    machine.rentals.push({ price, from: start + this.#dice.roll(DAY / 24), until: undefined });
  }
}
