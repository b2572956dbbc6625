import { randomBytes } from "node:crypto";

import type { ChainClock } from "../chain/ChainClock.ts";
import { HttpProblem } from "../http/HttpProblem.ts";
import type { Instruction, IssuedStep } from "../http/agentApi.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { Challenge, ChallengeStep, Transfer } from "../modules/Challenge.ts";
import { ChallengeFailedError } from "../modules/ChallengeFailedError.ts";
import type { Measurement } from "../modules/measureMachine.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import { drawHeartbeat } from "./uptime/drawHeartbeat.ts";
import type { SilenceWatch } from "./uptime/SilenceWatch.ts";

/** How often, and how many. */
export interface RoundSettings {
  readonly remeasureSeconds: number;
  readonly retrySeconds: number;
  readonly maxWorkers: number;
  readonly maxRounds: number;
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
  readonly log: Log;
  /** Starts the challenges of one machine. */
  readonly start: () => Challenge<Measurement>;
  /** Told how each round ended. */
  readonly onEnd: (outcome: "measured" | "partial" | "failed" | "abandoned") => void;
}

interface Round {
  readonly worker: Hex;
  readonly challenge: Challenge<Measurement>;
  step: ChallengeStep;
  id: string;
  /** When the step was handed out, or its transfer began; undefined until then. */
  since: number | undefined;
  transferred: boolean;
  timer: NodeJS.Timeout;
}

/** Milliseconds after which a step that nobody fetches ends the round. */
const UNFETCHED_MS = 30_000;

/** Seconds of silence after which a machine makes room for another. */
const SILENT_SECONDS = 600;

/** Milliseconds after which an agent that was answered "not now" should ask again. */
const SOON_MS = 250;

/** The measurements that run now, one round for each machine, and when the next is due. */
export class MeasurementRounds {
  readonly #tools: RoundTools;
  readonly #rounds = new Map<Hex, Round>();
  readonly #dueAt = new Map<Hex, number>();
  /** When each machine was last heard of, unix seconds. */
  readonly #heardAt = new Map<Hex, number>();
  /** Machines whose time is not written down yet. */
  readonly #unsaved = new Set<Hex>();

  constructor(tools: RoundTools) {
    this.#tools = tools;
  }

  /** Machines that were heard of since the start. */
  get workers(): number {
    return this.#dueAt.size;
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
    const { settings, watch } = this.#tools;
    watch.hear(worker);
    if (!this.#dueAt.has(worker)) {
      this.#makeRoom(now);
      this.#dueAt.set(worker, this.#firstDue(worker, now));
    }
    this.#heardAt.set(worker, Math.floor(now));
    this.#unsaved.add(worker);
    const idle = { step: null, nextPollMs: drawHeartbeat(settings.heartbeatMs) };
    if (!ready) return idle;

    const running = this.#rounds.get(worker);
    if (running !== undefined && running.since === undefined) return this.#hand(running);
    if (running !== undefined) this.#end(running, "abandoned", "the machine came back without its answer");
    if ((this.#dueAt.get(worker) ?? 0) > now) return idle;
    if (this.#rounds.size >= settings.maxRounds) return { step: null, nextPollMs: SOON_MS * 4 };
    const round = this.#begin(worker);
    return round === undefined ? idle : this.#hand(round);
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

  /** Writes down which machines were heard of. */
  flush(): void {
    this.#tools.watch.flush();
    if (this.#unsaved.size === 0) return;
    this.#tools.store.heard(new Map([...this.#unsaved].map((worker) => [worker, this.#heardAt.get(worker) ?? 0])));
    this.#unsaved.clear();
  }

  stop(): void {
    for (const { timer } of this.#rounds.values()) clearTimeout(timer);
    this.#rounds.clear();
    this.flush();
  }

  /** Silent machines make room for new ones. */
  #makeRoom(now: number): void {
    const { maxWorkers } = this.#tools.settings;
    if (this.#dueAt.size < maxWorkers) return;
    this.flush();
    for (const [worker, heardAt] of this.#heardAt) {
      if (now - heardAt < SILENT_SECONDS || this.#rounds.has(worker)) continue;
      this.#heardAt.delete(worker);
      this.#dueAt.delete(worker);
    }
    if (this.#dueAt.size < maxWorkers) return;
    throw new HttpProblem(503, "full", `This node measures its maximum of ${maxWorkers} machines.`);
  }

  #chainNow(): number {
    const now = this.#tools.clock.now();
    if (now === undefined) throw new HttpProblem(503, "starting", "This node does not know the chain's time yet.");
    return now;
  }

  #firstDue(worker: Hex, now: number): number {
    const measuredAt = this.#tools.store.measuredAt(worker);
    return measuredAt === undefined ? now : measuredAt + this.#randomInterval();
  }

  /** At random, so that nobody knows when; on average what is set. */
  #randomInterval(): number {
    return this.#tools.settings.remeasureSeconds * (0.5 + Math.random());
  }

  #begin(worker: Hex): Round | undefined {
    const challenge = this.#tools.start();
    const first = challenge.next();
    if (first.done === true) return undefined;
    const round = { worker, challenge, ...freshStep(first.value), timer: this.#watchUnfetched(worker) };
    this.#rounds.set(worker, round);
    return round;
  }

  #hand(round: Round): Instruction {
    round.since = performance.now();
    clearTimeout(round.timer);
    round.timer = setTimeout(() => this.#late(round), round.step.deadlineMs);
    // A machine that is being measured is online, also where a step takes longer than it may be silent.
    this.#tools.watch.hear(round.worker, round.step.deadlineMs);
    const { kind, params, deadlineMs } = round.step;
    const step: IssuedStep = { id: round.id, kind, params, deadlineMs: Math.floor(deadlineMs) };
    return { step, nextPollMs: drawHeartbeat(this.#tools.settings.heartbeatMs) };
  }

  #resume(round: Round, answer: unknown): Instruction {
    const elapsedMs = performance.now() - (round.since ?? 0);
    clearTimeout(round.timer);
    this.#tools.watch.hear(round.worker);
    return this.#advance(round, () => round.challenge.next({ answer, elapsedMs }))
      ? this.#hand(round)
      : { step: null, nextPollMs: drawHeartbeat(this.#tools.settings.heartbeatMs) };
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

  #finish({ worker }: Round, { failures, ...machine }: Measurement): void {
    const now = Math.floor(this.#chainNow());
    this.#rounds.delete(worker);
    this.#tools.store.save({ worker, measuredAt: now, ...machine });
    this.#tools.watch.begin(worker);
    const whole = Object.keys(failures).length === 0;
    this.#dueAt.set(worker, now + (whole ? this.#randomInterval() : this.#tools.settings.retrySeconds));
    this.#tools.onEnd(whole ? "measured" : "partial");
    this.#tools.log.info({ worker, benchmarks: machine.benchmarks.map(String), failures }, "machine measured");
  }

  #end(round: Round, outcome: "failed" | "abandoned", reason: string): void {
    clearTimeout(round.timer);
    this.#rounds.delete(round.worker);
    this.#dueAt.set(round.worker, this.#chainNow() + this.#tools.settings.retrySeconds);
    this.#tools.onEnd(outcome);
    this.#tools.log.warn({ worker: round.worker, step: round.step.kind, error: reason }, "measurement ended early");
  }

  #watchUnfetched(worker: Hex): NodeJS.Timeout {
    return setTimeout(() => {
      const round = this.#rounds.get(worker);
      if (round !== undefined) this.#end(round, "abandoned", "the machine did not come for its next step");
    }, UNFETCHED_MS);
  }
}

function freshStep(step: ChallengeStep): Pick<Round, "step" | "id" | "since" | "transferred"> {
  return { step, id: randomBytes(32).toString("hex"), since: undefined, transferred: false };
}
