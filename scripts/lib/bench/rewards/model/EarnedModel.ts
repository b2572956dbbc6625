import type { MemberBook } from "./MemberBook.ts";
import type { RewardModel } from "./RewardModel.ts";

const DAY = 86_400n;

/** What was attested of a machine: so many units of a class. Unix seconds; in force until it ends or the next one begins. */
export interface AttestedModel {
  readonly classId: number;
  readonly units: number;
  readonly from: number;
  readonly until: number;
}

/** A time in which a machine was rented. `price`: USD a second, 18 decimals; unix seconds. */
export interface RentedModel {
  readonly price: bigint;
  readonly from: number;
  readonly until: number | undefined;
}

/** A machine as it is in truth. `online`: seconds, in all. */
export interface MachineModel {
  readonly attested: AttestedModel[];
  readonly rented: readonly RentedModel[];
  readonly online: number;
}

/** How far somebody's time was counted. */
interface Counted {
  seconds: bigint;
  online: number;
  until: number;
}

/** GPU-seconds that members earned, out of when machines were online, attested, rented and members: decision 54. */
export class EarnedModel {
  readonly #rewards: RewardModel;
  readonly #floors: ReadonlySet<number>;
  readonly #counted = new Map<string, Counted>();
  /** Seconds online as the last report said, by machine, and its time. */
  readonly #said = new Map<string, number>();
  #saidAt = 0;

  /** @param floors classes whose programs pay what deals do not bring */
  constructor(rewards: RewardModel, floors: ReadonlySet<number>) {
    this.#rewards = rewards;
    this.#floors = floors;
  }

  isFloor(classId: number): boolean {
    return this.#floors.has(classId);
  }

  /** GPU-seconds in all. */
  of(programId: number, worker: string): bigint {
    return this.#counted.get(`${programId} ${worker}`)?.seconds ?? 0n;
  }

  /** A report counts what came since the one before. */
  report(machines: ReadonlyMap<string, MachineModel>, asOf: number): void {
    for (const [programId, program] of this.#rewards.programs.entries()) {
      if (program.closed) continue;
      for (const [worker, member] of program.members) {
        const machine = machines.get(worker);
        if (machine !== undefined) this.#count(programId, worker, member, machine, asOf);
      }
    }
    for (const [worker, { online }] of machines) this.#said.set(worker, online);
    this.#saidAt = asOf;
  }

  #count(programId: number, worker: string, member: MemberBook, machine: MachineModel, asOf: number): void {
    const key = `${programId} ${worker}`;
    const online = this.#said.get(worker);
    const fresh = online === undefined ? { online: machine.online, until: asOf } : { online, until: this.#saidAt };
    const counted = this.#counted.get(key) ?? { seconds: 0n, ...fresh };
    this.#counted.set(key, counted);
    const { terms } = this.#rewards.program(programId);
    const [from, to] = [Math.max(counted.until, terms.start), Math.min(asOf, terms.end)];
    let [time, unitTime] = [0, 0];
    for (const attested of machine.attested) {
      if (attested.classId !== terms.classId) continue;
      for (const span of member.times) {
        const first = Math.max(from, attested.from, span.from);
        const last = Math.min(to, attested.until, span.until ?? to);
        if (last <= first) continue;
        time += last - first;
        unitTime += (last - first) * Math.min(attested.units, span.units);
      }
    }
    const there = Math.min(time, machine.online - counted.online);
    if (there > 0) {
      const full = (BigInt(unitTime) * BigInt(there)) / BigInt(time);
      const floor = this.#floors.has(terms.classId);
      counted.seconds += floor ? missingOf(full, terms.usd, machine, counted.until, asOf) : full;
    }
    counted.online = machine.online;
    counted.until = asOf;
  }
}

/** What a floor still owes once deals have paid. */
function missingOf(seconds: bigint, usd: bigint, { rented }: MachineModel, from: number, to: number): bigint {
  let brought = 0n;
  for (const deal of rented) {
    const time = Math.min(to, deal.until ?? to) - Math.max(from, deal.from);
    if (time > 0) brought += BigInt(time) * deal.price;
  }
  const owed = seconds * usd - brought * DAY;
  return owed > 0n ? owed / usd : 0n;
}
