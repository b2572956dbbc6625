import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { accrueRewards } from "../../../../oracle/src/node/reward/accrueRewards.ts";
import type { ProgramEvent } from "../../../../oracle/src/node/reward/ProgramEvent.ts";
import type { PreviousRewards, RewardBasis } from "../../../../oracle/src/node/reward/RewardBasis.ts";
import type { TimeWindow } from "../../../../oracle/src/node/reward/qualifiedTime.ts";
import { rewardLedger } from "../../../../oracle/src/node/reward/rewardLedger.ts";
import { accrueClass, feeOf, rentedIn, type ClassTotal } from "./accrueClass.ts";
import type { Machine } from "./Machine.ts";

/** What nodes make of what they see: rewards by the oracle's own functions, and supply and demand by class. */
export class Nodes {
  readonly #machines: ReadonlyMap<string, Machine>;
  readonly #feeShare: bigint;
  /** Of all programs, in the order of the chain. */
  readonly events: ProgramEvent[] = [];
  readonly classes: Map<number, ClassTotal>;
  #previous: PreviousRewards | undefined;
  #earned = new Map<string, number>();

  /** @param feeShare basis points of what deals pay */
  constructor(machines: readonly Machine[], classIds: readonly number[], feeShare: bigint) {
    this.#machines = new Map(machines.map((machine) => [machine.worker, machine]));
    this.#feeShare = feeShare;
    this.classes = new Map(classIds.map((id) => [id, { supplied: 0n, demanded: 0n, fees: 0n }]));
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
    const ledger = rewardLedger(this.events);
    const programs = new Map(
      [...ledger.programs].map(([id, program]) => {
        const definition = hardwareClasses[program.classId];
        if (definition === undefined) throw new RangeError(`There is no class ${program.classId}.`);
        return [id, { ...program, definition }];
      }),
    );
    const basis: RewardBasis = {
      ...{ previous: this.#previous, programs, members: ledger.members },
      attestationsOf: (worker) => this.#machines.get(worker)?.attested ?? [],
      dealsOf: (worker) => this.#machines.get(worker)?.rentals ?? [],
    };
    const rewards = accrueRewards(uptimes, asOf, basis);
    this.#earned = new Map(rewards.map((each) => [`${each.programId} ${each.worker}`, each.gpuSeconds]));
    this.#count(seen, asOf, rate);
    this.#previous = { asOf, rewards, uptimes: new Map(uptimes.map(({ worker, online }) => [worker, online])) };
  }

  /** SNM wei that these machines' deals paid in fees in a time. */
  feesOf(machines: readonly Machine[], window: TimeWindow, rate: bigint): bigint {
    return machines.reduce((sum, machine) => sum + feeOf(rentedIn(machine, window).usd, rate, this.#feeShare), 0n);
  }

  #count(seen: readonly Machine[], asOf: number, rate: bigint): void {
    const { asOf: from, uptimes } = this.#previous ?? { asOf: asOf, uptimes: new Map<string, number>() };
    for (const [classId, known] of this.classes) {
      const total = accrueClass(known, classId, {
        machines: seen.filter((machine) => machine.classId === classId && uptimes.has(machine.worker)),
        onlineOf: ({ worker, online }) => online - (uptimes.get(worker) ?? online),
        window: { from, to: asOf },
        rate,
        feeShare: this.#feeShare,
      });
      this.classes.set(classId, total);
    }
  }
}
