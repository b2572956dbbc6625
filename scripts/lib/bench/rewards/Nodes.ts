import { BASIS_POINTS, WAD } from "@sonm/protocol/generated/constants.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import type { ClassTotal } from "../../../../oracle/src/node/agreement/ClassTotal.ts";
import { accrueClasses } from "../../../../oracle/src/node/balance/accrueClasses.ts";
import type { ClassUnits } from "../../../../oracle/src/node/balance/ClassUnits.ts";
import { unitsByClass } from "../../../../oracle/src/node/balance/unitsByClass.ts";
import { accrueRewards } from "../../../../oracle/src/node/reward/accrueRewards.ts";
import type { ProgramEvent } from "../../../../oracle/src/node/reward/ProgramEvent.ts";
import type { PreviousRewards, RewardBasis } from "../../../../oracle/src/node/reward/RewardBasis.ts";
import { rewardLedger } from "../../../../oracle/src/node/reward/rewardLedger.ts";
import type { TimeWindow } from "../../../../oracle/src/node/reward/TimeWindow.ts";
import type { Attested, Machine } from "./Machine.ts";

/** What nodes make of what they see, by the oracle's own functions: rewards, and supply and demand by class. */
export class Nodes {
  readonly #machines: ReadonlyMap<string, Machine>;
  readonly #feeShare: bigint;
  readonly #passes = new WeakMap<Attested, readonly ClassUnits[]>();
  /** Of all programs, in the order of the chain. */
  readonly events: ProgramEvent[] = [];
  readonly classes: Map<number, ClassTotal>;
  #previous: PreviousRewards | undefined;
  #earned = new Map<string, number>();

  /** @param feeShare basis points of what deals pay */
  constructor(machines: readonly Machine[], classIds: readonly number[], feeShare: bigint) {
    this.#machines = new Map(machines.map((machine) => [machine.worker, machine]));
    this.#feeShare = feeShare;
    this.classes = new Map(classIds.map((classId) => [classId, { classId, supplied: 0n, demanded: 0n, fees: 0n }]));
  }

  /** GPU-seconds of a machine in a program as of the last report. */
  earned(programId: number, worker: string): number {
    return this.#earned.get(`${programId} ${worker}`) ?? 0;
  }

  /**
   * What the report of an epoch's end says.
   *
   * @param rate SNM wei per USD, at which deals were billed
   */
  report(asOf: number, rate: bigint): void {
    const seen = [...this.#machines.values()].filter(({ ran }) => ran);
    const uptimes = seen.map(({ worker, online }) => ({ worker, online }));
    const basis = this.#basis(seen, asOf, rate);
    const rewards = accrueRewards(uptimes, asOf, basis);
    this.#earned = new Map(rewards.map((each) => [`${each.programId} ${each.worker}`, each.gpuSeconds]));
    const classes = accrueClasses(uptimes, asOf, basis);
    for (const total of classes) this.classes.set(total.classId, total);
    const online = new Map(uptimes.map((uptime) => [uptime.worker, uptime.online]));
    this.#previous = { asOf, rewards, uptimes: online, classes };
  }

  /** SNM wei that these machines' deals paid in fees in a time. */
  feesOf(machines: readonly Machine[], window: TimeWindow, rate: bigint): bigint {
    return machines.reduce((sum, machine) => sum + this.#feeOf(machine, window, rate), 0n);
  }

  #basis(seen: readonly Machine[], asOf: number, rate: bigint): RewardBasis {
    const ledger = rewardLedger(this.events);
    const programs = [...ledger.programs].map(([id, program]) => {
      const definition = classOf(program.classId);
      return [id, { ...program, definition }] as const;
    });
    return {
      ...{ previous: this.#previous, programs: new Map(programs), members: ledger.members },
      // Nobody releases anything in this year.
      outdatedFrom: () => Infinity,
      attestationsOf: (worker) => this.#machines.get(worker)?.attested ?? [],
      dealsOf: (worker) => this.#machines.get(worker)?.rentals ?? [],
      classedOf: (worker) => {
        const machine = this.#machines.get(worker);
        if (machine === undefined) return [];
        return machine.attested.map((attested) => ({
          ...{ measuredAt: attested.machine.measuredAt, expiresAt: attested.expiresAt },
          passes: this.#passesOf(machine, attested),
        }));
      },
      // Each deal is billed once a day.
      bills: (from) =>
        seen.flatMap((machine) => {
          const attested = machine.attested.at(-1);
          const fee = this.#feeOf(machine, { from, to: asOf }, rate);
          return fee === 0n || attested === undefined ? [] : [{ fee, passes: this.#passesOf(machine, attested) }];
        }),
    };
  }

  /** A machine is made for one class. */
  #passesOf({ classId }: Machine, attested: Attested): readonly ClassUnits[] {
    const known = this.#passes.get(attested);
    if (known !== undefined) return known;
    const passes = unitsByClass(new Map([[classId, classOf(classId)]]), attested.machine);
    this.#passes.set(attested, passes);
    return passes;
  }

  #feeOf(machine: Machine, window: TimeWindow, rate: bigint): bigint {
    return (paidIn(machine, window) * rate * this.#feeShare) / (WAD * BASIS_POINTS);
  }
}

function classOf(classId: number) {
  const definition = hardwareClasses[classId];
  if (definition === undefined) throw new RangeError(`There is no class ${classId}.`);
  return definition;
}

/** What a machine's deals paid in a time, USD with 18 decimals. */
function paidIn({ rentals }: Machine, { from, to }: TimeWindow): bigint {
  return rentals.reduce((sum, rental) => {
    const time = Math.min(to, rental.until ?? to) - Math.max(from, rental.from);
    return time <= 0 ? sum : sum + BigInt(time) * rental.price;
  }, 0n);
}
