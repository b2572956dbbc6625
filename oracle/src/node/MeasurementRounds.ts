import type { MachineRound } from "@sonm/protocol/machine.ts";

import type { ChainClock } from "../chain/ChainClock.ts";
import { HttpProblem } from "../http/HttpProblem.ts";
import type { Instruction, IssuedStep } from "../http/agentApi.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { Challenge, ChallengeStep, Transfer } from "../modules/Challenge.ts";
import { ChallengeFailedError } from "../modules/ChallengeFailedError.ts";
import type { Measurement } from "../modules/measureMachine.ts";
import { secureRandom } from "../modules/Random.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import type { Repeats } from "./Repeats.ts";
import type { Roster } from "./Roster.ts";
import { freshStep, type Round } from "./Round.ts";
import { Schedule, type ScheduleSettings } from "./Schedule.ts";
import { SlotPlanner } from "./slots/SlotPlanner.ts";
import { drawHeartbeat } from "./uptime/drawHeartbeat.ts";
import type { SilenceWatch } from "./uptime/SilenceWatch.ts";

/** How often, and how many. */
export interface RoundSettings extends ScheduleSettings {
  /** Masters whose machines are measured at one time. */
  readonly maxRounds: number;
  /** Machines of one master that are measured at one time. */
  readonly slotMachines: number;
  /** The mean of what is drawn. */
  readonly heartbeatMs: number;
}

/** What the rounds work with. */
export interface RoundTools {
  readonly settings: RoundSettings;
  readonly store: MeasurementStore;
  readonly clock: ChainClock;
  /** Counts how long machines are silent. */
  readonly watch: Pick<SilenceWatch, "begin" | "hear" | "flush">;
  /** Whose machines are whose, and which ones this node may begin to measure now. */
  readonly roster: Pick<Roster, "masterOf" | "isAssigned">;
  /** Which machines are measured before their time. */
  readonly repeats: Pick<Repeats, "isDue" | "begin">;
  readonly log: Log;
  /** Starts the challenges of one machine. */
  readonly start: () => Challenge<Measurement>;
  /** Told how each round ended, by the chain's time. */
  readonly onEnd: (worker: Hex, round: MachineRound) => void;
}

/** Milliseconds after which a step that nobody fetches ends the round. */
const UNFETCHED_MS = 30_000;

/** Heartbeats from planning a slot to its beginning, so that every machine reports before and is told. */
const LEAD_HEARTBEATS = 1.5;

/** Milliseconds that machines may be late for their slot. */
const WINDOW_MS = 5_000;

/** Milliseconds for which a master's machines wait for those that have a deal or are measured elsewhere. */
const PATIENCE_MS = 15 * 60_000;

/** The measurements that run now, one round for each machine: all machines of a master at the same time. */
export class MeasurementRounds {
  readonly #tools: RoundTools;
  readonly #rounds = new Map<Hex, Round>();
  readonly #schedule: Schedule;
  readonly #planner: SlotPlanner;
  #hasRemembered = false;

  constructor(tools: RoundTools) {
    const { settings, store } = tools;
    this.#tools = tools;
    this.#schedule = new Schedule(settings, store, secureRandom);
    this.#planner = new SlotPlanner(
      {
        leadMs: settings.heartbeatMs * LEAD_HEARTBEATS,
        windowMs: WINDOW_MS,
        presentMs: settings.goneAfterSeconds * 1_000,
        patienceMs: PATIENCE_MS,
        maxMasters: settings.maxRounds,
        maxMachines: settings.slotMachines,
      },
      secureRandom,
    );
  }

  /** Machines that were heard of since the start. */
  get workers(): number {
    return this.#schedule.workers;
  }

  /** Rounds that run now. */
  get running(): number {
    return this.#rounds.size;
  }

  /**
   * A machine reports, and is told what to do.
   *
   * @param ready whether it is free to be measured
   * @throws HttpProblem if this node measures as many machines as it can
   */
  poll(worker: Hex, ready: boolean): Instruction {
    const now = this.#chainNow();
    const { settings, roster, repeats, watch } = this.#tools;
    watch.hear(worker);
    this.#remember(now);
    for (const gone of this.#schedule.hear(worker, now, (other) => this.#rounds.has(other))) this.#planner.forget(gone);

    const running = this.#rounds.get(worker);
    if (running !== undefined) {
      if (!ready) return this.#idle();
      if (running.since === undefined) return this.#next(running);
      this.#end(running, "abandoned", "the machine came back without its answer");
    }
    // A slot that is planned takes place, also where an epoch ends meanwhile in which this node was drawn.
    const master = roster.masterOf(worker);
    const isTime = this.#schedule.isDue(worker, now);
    // What fails is tried again by itself, after pauses of its own.
    const repeat = !isTime && !this.isFailing(worker) && repeats.isDue(worker, master, now);
    const due = (isTime || repeat) && roster.isAssigned(worker);
    const turn = this.#planner.report({ worker, master, ready, due, repeat }, performance.now());
    if (turn.kind === "wait")
      return { step: null, nextPollMs: Math.min(Math.ceil(turn.ms) || 1, settings.heartbeatMs) };
    if (turn.kind === "idle") return this.#idle();
    const round = this.#begin(worker);
    return round === undefined ? this.#idle() : this.#next(round);
  }

  /** @throws HttpProblem if there is no such step, or it is over */
  answer(worker: Hex, id: string, answer: unknown): Instruction {
    const round = this.#rounds.get(worker);
    if (round === undefined || round.id !== id || round.since === undefined) {
      throw new HttpProblem(409, "late", "There is no such step, or its time is over.");
    }
    if (round.step.transfer !== undefined && !round.transferred) {
      throw new HttpProblem(409, "transfer", "The step's transfer did not take place.");
    }
    return this.#resume(round, answer);
  }

  /** Begins the transfer of a step, whose time counts from now. @throws HttpProblem if there is none to begin */
  beginTransfer(id: string, direction: Transfer["direction"]): Transfer {
    const round = [...this.#rounds.values()].find((candidate) => candidate.id === id);
    const transfer = round?.step.transfer;
    if (round?.since === undefined || transfer?.direction !== direction || round.transferred) {
      throw new HttpProblem(404, "transfer", "There is no such transfer, or it took place already.");
    }
    this.#tools.watch.hear(round.worker, round.step.deadlineMs);
    round.transferred = true;
    round.since = performance.now();
    return transfer;
  }

  /** The node's own answer to a step whose bytes came in. @throws HttpProblem if the step is over */
  finishUpload(id: string, received: number): Instruction {
    const round = [...this.#rounds.values()].find((candidate) => candidate.id === id);
    if (round === undefined) throw new HttpProblem(409, "late", "The time of this transfer is over.");
    return this.#resume(round, { received });
  }

  /** Whether a machine waits since it did not pass its last measurement. */
  isFailing(worker: Hex): boolean {
    return this.#schedule.isFailing(worker);
  }

  /** Measures a machine anew as soon as this node may: what it measured before does not count. */
  renew(worker: Hex): void {
    if (!this.#rounds.has(worker)) this.#schedule.renew(worker, this.#chainNow());
  }

  /** Writes down which machines were heard of. */
  flush(): void {
    this.#tools.watch.flush();
    this.#schedule.flush();
  }

  stop(): void {
    for (const { timer } of this.#rounds.values()) clearTimeout(timer);
    this.#rounds.clear();
    this.flush();
  }

  #chainNow(): number {
    const now = this.#tools.clock.now();
    if (now === undefined) throw new HttpProblem(503, "starting", "This node does not know the chain's time yet.");
    return now;
  }

  #idle(): Instruction {
    return { step: null, nextPollMs: drawHeartbeat(this.#tools.settings.heartbeatMs) };
  }

  /** After a start: machines that were there before are waited for, though they did not report yet. */
  #remember(now: number): void {
    if (this.#hasRemembered) return;
    this.#hasRemembered = true;
    const { store, roster, settings } = this.#tools;
    for (const [worker, heardAt] of store.heardSince(Math.floor(now - settings.goneAfterSeconds))) {
      this.#planner.expect(worker, roster.masterOf(worker), performance.now() - (now - heardAt) * 1_000);
    }
  }

  #begin(worker: Hex): Round | undefined {
    const challenge = this.#tools.start();
    const first = challenge.next();
    if (first.done === true) return undefined;
    const draw = this.#planner.drawOf(worker);
    const { roster, repeats } = this.#tools;
    if (draw === undefined) repeats.begin(roster.masterOf(worker), this.#chainNow());
    const round = { worker, challenge, draw, ...freshStep(first.value), timer: this.#watchUnfetched(worker) };
    this.#rounds.set(worker, round);
    return round;
  }

  /** Goes on to the next step that the machine has to do: through gates that are open, or to wait at one. */
  #next(round: Round): Instruction {
    for (;;) {
      const { gate } = round.step;
      if (gate === undefined) return this.#hand(round);
      const passage = this.#planner.pass(round.worker, gate, performance.now());
      if (passage.kind === "wait") return this.#hand(round, Math.ceil(passage.ms));
      if (passage.kind === "broken") {
        this.#end(round, "failed", "another machine of this master did not come, or did not stay");
        return this.#idle();
      }
      if (!this.#advance(round, () => round.challenge.next({ answer: {}, elapsedMs: 0 }))) return this.#idle();
    }
  }

  /** @param waitMs for how long the machine is to wait, where that is the step */
  #hand(round: Round, waitMs?: number): Instruction {
    const { kind, params, deadlineMs } = round.step;
    const timeMs = deadlineMs + (waitMs ?? 0);
    round.since = performance.now();
    clearTimeout(round.timer);
    round.timer = setTimeout(() => this.#late(round), timeMs);
    // A machine that is being measured is online, also where a step takes longer than it may be silent.
    this.#tools.watch.hear(round.worker, timeMs);
    const step: IssuedStep = {
      id: round.id,
      kind,
      params: waitMs === undefined ? params : { ms: waitMs },
      deadlineMs: Math.floor(timeMs),
    };
    return { step, nextPollMs: drawHeartbeat(this.#tools.settings.heartbeatMs) };
  }

  #resume(round: Round, answer: unknown): Instruction {
    const elapsedMs = performance.now() - (round.since ?? 0);
    clearTimeout(round.timer);
    this.#tools.watch.hear(round.worker);
    if (round.step.gate !== undefined) {
      Object.assign(round, freshStep(round.step));
      return this.#next(round);
    }
    return this.#advance(round, () => round.challenge.next({ answer, elapsedMs })) ? this.#next(round) : this.#idle();
  }

  #late(round: Round): void {
    const error = new ChallengeFailedError(
      `The machine did not answer within ${Math.round(round.step.deadlineMs)} ms.`,
    );
    if (!this.#advance(round, () => round.challenge.throw(error))) return;
    round.timer = this.#watchUnfetched(round.worker);
  }

  /** @returns whether there is a further step */
  #advance(round: Round, resume: () => IteratorResult<ChallengeStep, Measurement>): boolean {
    try {
      const result = resume();
      if (result.done === true) {
        this.#finish(round, result.value);
        return false;
      }
      Object.assign(round, freshStep(result.value));
      return true;
    } catch (error) {
      this.#end(round, "failed", errorText(error));
      return false;
    }
  }

  #finish({ worker, draw }: Round, { failures, ...machine }: Measurement): void {
    const now = Math.floor(this.#chainNow());
    this.#rounds.delete(worker);
    this.#planner.leave(worker, true);
    this.#tools.store.save({ worker, measuredAt: now, ...machine });
    this.#tools.watch.begin(worker);
    const whole = Object.keys(failures).length === 0;
    if (whole) this.#schedule.passed(worker, now, draw);
    else this.#schedule.failed(worker, now);
    this.#tools.onEnd(worker, { endedAt: now, outcome: whole ? "measured" : "partial", failures });
    this.#tools.log.info({ worker, benchmarks: machine.benchmarks.map(String), failures }, "machine measured");
  }

  #end(round: Round, outcome: "failed" | "abandoned", reason: string): void {
    clearTimeout(round.timer);
    this.#rounds.delete(round.worker);
    const together = this.#planner.together(round.worker);
    this.#planner.leave(round.worker, false);
    const now = this.#chainNow();
    // Before its time it was one try, and what was measured earlier stays good: its time comes when it would have come.
    if (round.draw !== undefined) {
      if (together.length === 1) this.#schedule.failed(round.worker, now);
      else for (const worker of together) this.#schedule.postpone(worker, now);
    }
    this.#tools.onEnd(round.worker, { endedAt: Math.floor(now), outcome, failures: { [round.step.kind]: reason } });
    this.#tools.log.warn({ worker: round.worker, step: round.step.kind, error: reason }, "measurement ended early");
  }

  #watchUnfetched(worker: Hex): NodeJS.Timeout {
    return setTimeout(() => {
      const round = this.#rounds.get(worker);
      if (round !== undefined) this.#end(round, "abandoned", "the machine did not come for its next step");
    }, UNFETCHED_MS);
  }
}
