import { REMOVAL_GRACE } from "@sonm/protocol/generated/constants.ts";
import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { MachineObservation } from "../../../../oracle/src/lib/machineSchemas.ts";
import type { Machine } from "./Machine.ts";
import type { ProgramBook } from "./model/RewardModel.ts";
import type { Call } from "./RewardsChain.ts";
import type { Printed } from "./RewardsPress.ts";
import { compare, type Stage, type Today } from "./Stage.ts";

/** What was decided and is sent in the next block. */
interface Step {
  readonly machine: Machine;
  readonly programId: number;
  readonly kind: "admit" | "leave" | "removeUnattested" | "removeUnqualified";
  readonly units: number;
}

const GRACE = Number(REMOVAL_GRACE);
const DAY = 86_400;
const GRAIN = 10n ** 12n;
const HARDWARE_GAS = 400_000;

/** What nodes keep of members: attestations, admissions, removals. On the chain first, then in the model. */
export class MemberPlay {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Brings to the chain what the final report attests of machines. */
  async attest(due: readonly { readonly machine: Machine; readonly found: MachineObservation }[], final: Printed) {
    const { chain } = this.#stage;
    const { hardware } = chain.contracts;
    const validDays = Number(await hardware.validDays());
    const calls = due.map(({ found }): Call => {
      const proof = [...final.proofOf(`machine ${found.worker}`)];
      const data = hardware.interface.encodeFunctionData("submit", [leafOf(found), final.sequence, proof]);
      return { to: "Hardware", data, gas: HARDWARE_GAS };
    });
    if (calls.length > 0) await chain.block(calls);
    for (const { machine, found } of due) {
      const units = machine.memoryBytes === found.gpus[0]?.memoryBytes ? found.gpus.length : 0;
      machine.attested.push({ machine: found, units, expiresAt: found.measuredAt + validDays * DAY });
      machine.measured = undefined;
    }
  }

  /** Who leaves, who is removed, whose cards changed, who comes. */
  async keep({ day }: Today): Promise<void> {
    const { chain, world, rewards } = this.#stage;
    for (const machine of world.machines) {
      if (machine.programId === undefined) continue;
      if (chain.now >= rewards.program(machine.programId).terms.end) machine.programId = undefined;
    }
    await this.#remove(day);
    await this.#admit(day);
  }

  async #remove(day: number): Promise<void> {
    const { chain, world, rewards, nodes, tally } = this.#stage;
    const at = chain.now + 1;
    const steps = world.machines.flatMap((machine) => this.#goes(machine, at));
    for (const { machine, programId, kind } of steps) {
      rewards.remove(programId, machine.worker, at);
      nodes.events.push({ kind: "removed", programId, worker: machine.worker, leftAt: at });
      machine.programId = undefined;
      if (kind === "leave") tally.left += 1;
      else tally[kind === "removeUnattested" ? "unattested" : "unqualified"] += 1;
    }
    await this.#send(day, steps);
  }

  async #admit(day: number): Promise<void> {
    const { chain, nodes, tally } = this.#stage;
    const at = chain.now + 1;
    const steps = this.#admissions(day, at);
    for (const { machine, programId, units } of steps) {
      nodes.events.push({ kind: "admitted", programId, worker: machine.worker, gpus: units, since: at });
      machine.programId = programId;
      tally.admitted += 1;
    }
    await this.#send(day, steps);
  }

  /** In one block; the model has done it. */
  async #send(day: number, steps: readonly Step[]): Promise<void> {
    if (steps.length === 0) return;
    const { chain, rewards } = this.#stage;
    const outcomes = await chain.block(steps.map((step) => this.#callOf(step)));
    const [expected, found] = [new Map<string, bigint>(), new Map<string, bigint>()];
    for (const [index, { machine, programId, kind }] of steps.entries()) {
      const name = `reserved for machine ${machine.number} in program ${programId} after ${kind}`;
      expected.set(name, (rewards.member(programId, machine.worker)?.reserved ?? 0n) * GRAIN);
      found.set(name, outcomes[index]?.events[0]?.args["reserved"] as bigint);
    }
    compare(this.#stage, day, expected, found);
  }

  #goes(machine: Machine, at: number): Step[] {
    const { programId } = machine;
    if (programId === undefined) return [];
    const newest = machine.attested.at(-1);
    if (newest === undefined) return [];
    const step = (kind: Step["kind"]): Step[] => [{ machine, programId, kind, units: 0 }];
    if (!machine.runs && machine.number % 2 === 0) return step("leave");
    if (at >= newest.expiresAt + GRACE) return step("removeUnattested");
    if (newest.units === 0 && at >= newest.machine.measuredAt + GRACE) return step("removeUnqualified");
    return [];
  }

  /** Applied to the model as they are planned: each needs what the one before left. */
  #admissions(day: number, at: number): Step[] {
    const { rewards, world } = this.#stage;
    const open = [...rewards.programs.entries()]
      .filter(([, { admits, terms }]) => admits && at < terms.end)
      .toReversed();
    return world.machines.flatMap((machine): Step[] => {
      const units = machine.unitsAt(at);
      if (units === 0 || !machine.isUp(day)) return [];
      const programId = machine.programId ?? this.#programFor(machine, units, open, at);
      if (programId === undefined) return [];
      const had = rewards.unitsOf(programId, machine.worker);
      if (units === had || !rewards.takes(rewards.program(programId), units - had, at)) return [];
      rewards.admit(programId, machine.worker, units, at);
      return [{ machine, programId, kind: "admit", units }];
    });
  }

  #programFor(machine: Machine, units: number, open: readonly (readonly [number, ProgramBook])[], at: number) {
    const { rewards } = this.#stage;
    const found = open.find(
      ([, program]) => program.terms.classId === machine.classId && rewards.takes(program, units, at),
    );
    return found?.[0];
  }

  #callOf({ machine, programId, kind }: Step): Call {
    const { interface: abi } = this.#stage.chain.contracts.programs;
    const call = (data: string, from?: string): Call => ({ to: "RewardPrograms", data, ...(from && { from }) });
    if (kind === "leave") return call(abi.encodeFunctionData("leave", [programId, machine.worker]), machine.master);
    if (kind === "removeUnattested") return call(abi.encodeFunctionData(kind, [programId, machine.worker]));
    const newest = machine.attested.at(-1);
    if (newest === undefined) throw new Error(`Machine ${machine.number} is not attested.`);
    const leaf = leafOf(newest.machine);
    return call(
      kind === "admit"
        ? abi.encodeFunctionData("admit", [programId, leaf])
        : abi.encodeFunctionData("removeUnqualified", [programId, leaf]),
    );
  }
}

const leafOf = ({ worker, measuredAt, facts, gpus, benchmarks }: MachineObservation) => ({
  ...{ worker, measuredAt, facts, gpus: [...gpus], benchmarks: packBenchmarks(benchmarks) },
});
