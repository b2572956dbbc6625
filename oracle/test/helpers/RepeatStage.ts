import type { DatabaseSync } from "node:sqlite";

import { Wallet } from "ethers";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { sleep } from "../../src/lib/sleep.ts";
import type { Challenge } from "../../src/modules/Challenge.ts";
import type { Measurement } from "../../src/modules/measureMachine.ts";
import { assignedWith } from "../../src/node/agreement/assignedWith.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { epochEnd } from "../../src/node/agreement/EpochTimes.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { keepData } from "../../src/node/keepData.ts";
import { MeasurementRounds } from "../../src/node/MeasurementRounds.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { ObservationPool } from "../../src/node/ObservationPool.ts";
import { Repeats } from "../../src/node/Repeats.ts";
import { DisagreementStore } from "../../src/store/DisagreementStore.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { ObservationStore } from "../../src/store/ObservationStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { RepeatStore } from "../../src/store/RepeatStore.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { addressOf, contextWith, DOMAIN, drawsFrom, machineOf, observationOf, ownerOf } from "./agreement.ts";
import { LONERS } from "./loners.ts";
import { signObservation } from "./signObservation.ts";
import { silentLog } from "./silentLog.ts";

const KEYS = [1, 2, 3]
  .map((node) => new Wallet(`0x${node.toString(16).padStart(64, "0")}`))
  .toSorted((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));

const HOUR = 3_600;

/** Three nodes of one stake, their owners by number from 1. */
const SET = {
  setId: 4,
  members: KEYS.map(({ address }, index) => ({ signer: lowerHex(address), owner: ownerOf(index + 1), stake: 100n })),
};

/** What nodes measured of a machine, by node from 1; undefined where one did not. */
export type Seen = readonly (readonly bigint[] | undefined)[];

/**
 * The part of the first of three nodes that measures machines, with its real schedule and stores: accepted reports and the
 * observations behind them come in, time passes, and machines come to be measured.
 */
export class RepeatStage {
  static readonly times = { genesis: 0, epochLength: 6 * HOUR, leaderTimeout: 60 };
  static readonly remeasureSeconds = 7 * 24 * HOUR;
  readonly clock = new ChainClock();
  /** What the next measurement of this node finds; a challenge that is not passed where there is nothing. */
  finds: readonly bigint[] | undefined = [5n];
  master: Hex | undefined;
  readonly #file: string;
  readonly #heartbeatMs: number;
  #database: DatabaseSync;
  #parts: ReturnType<RepeatStage["create"]>;
  #sequence = 0;
  #measured = 0;

  /** @param heartbeatMs one and a half of which pass before machines of one master are measured together */
  constructor(file: string, heartbeatMs = 10_000) {
    this.#file = file;
    this.#heartbeatMs = heartbeatMs;
    this.#database = openDatabase(file, NODE_TABLES);
    this.#parts = this.create();
  }

  /** Measurements of machines that this node went through. */
  get measured(): number {
    return this.#measured;
  }

  get repeats(): Repeats {
    return this.#parts.repeats;
  }

  get measurements(): MeasurementStore {
    return this.#parts.measurements;
  }

  masterOf(worker: Hex): Hex {
    return this.master ?? worker;
  }

  /** Unix seconds, a part of an epoch after its beginning. */
  timeIn(epoch: number, part: number): number {
    const { epochLength } = RepeatStage.times;
    return Math.floor((epoch + part) * epochLength);
  }

  /** The chain's time. */
  at(epoch: number, part: number): number {
    const time = this.timeIn(epoch, part);
    this.clock.see({ number: time, timestamp: time });
    return time;
  }

  /** The chain accepts the report of an epoch, and this node has the observations behind it. */
  async report(epoch: number, seen: Readonly<Record<Hex, Seen>>): Promise<void> {
    const { pool, reports, repeats } = this.#parts;
    const observations = KEYS.map((key, node) => {
      const machines = Object.entries(seen).flatMap(([worker, scores]): ObservedMachine[] => {
        const benchmarks = scores[node];
        if (benchmarks === undefined) return [];
        const master = this.masterOf(worker as Hex);
        const measuredAt = this.#drawnAt(epoch, node, master);
        return [machineOf(0n, { worker: worker as Hex, master, measuredAt, benchmarks: [...benchmarks] })];
      });
      const signer = lowerHex(key.address);
      return observationOf(1, machines, { signer, epoch: BigInt(epoch), setId: SET.setId });
    });
    const context = { ...contextWith(SET), times: RepeatStage.times };
    const data = computeLeafData(BigInt(epoch), observations, context);
    const refs = observations.map((one, node) => pool.admit(signObservation(one, new NodeSigner(KEYS[node]!))));
    const content = { report: reportOf(data), observations: refs };
    keepData(reports, content, data);
    this.#sequence += 1;
    reports.accept({ ...content.report, sequence: this.#sequence, block: this.#sequence });
    await repeats.refresh();
  }

  /** A machine reports, and goes through whatever it is asked to do. @returns whether it was measured */
  async comes(worker: Hex, ready = true): Promise<boolean> {
    const before = this.#measured;
    const { rounds } = this.#parts;
    let instruction = rounds.poll(worker, ready);
    // A machine that is to wait for others of its master comes back when it is told to.
    for (let waits = 0; instruction.step === null && instruction.nextPollMs < 100 && waits < 10; waits += 1) {
      await sleep(instruction.nextPollMs);
      instruction = rounds.poll(worker, ready);
    }
    if (instruction.step !== null) {
      this.#measured += 1;
      while (instruction.step !== null) instruction = rounds.answer(worker, instruction.step.id, this.finds);
    }
    return this.#measured > before;
  }

  /** A machine begins a measurement, and does not come back for the rest. */
  leaves(worker: Hex): void {
    const { rounds } = this.#parts;
    rounds.poll(worker, true);
    rounds.poll(worker, true);
  }

  /** The node starts anew, with what is on its disk. */
  restart(): void {
    this.#parts.rounds.stop();
    this.#database.close();
    this.#database = openDatabase(this.#file, NODE_TABLES);
    this.#parts = this.create();
  }

  stop(): void {
    this.#parts.rounds.stop();
    this.#database.close();
  }

  private create() {
    const { times, remeasureSeconds } = RepeatStage;
    const database = this.#database;
    const [measurements, reports] = [new MeasurementStore(database), new ReportStore(database)];
    const pool = new ObservationPool({
      ...{ store: new ObservationStore(database), domain: DOMAIN, peers: () => [], log: silentLog, patienceMs: 10 },
    });
    const repeats = new Repeats({
      ...{ reports, measurements, remeasureSeconds, log: silentLog },
      observation: (hash) => pool.observation(hash),
      state: { times, setOf: () => SET },
      draws: drawsFrom(() => SET),
      disagreements: new DisagreementStore(database),
      series: new RepeatStore(database),
    });
    const rounds = new MeasurementRounds({
      settings: {
        ...{ remeasureSeconds, retrySeconds: 300, goneAfterSeconds: 1e9 },
        ...{ maxWorkers: 10, maxRounds: 4, slotMachines: 8, heartbeatMs: this.#heartbeatMs },
      },
      store: measurements,
      clock: this.clock,
      roster: { ...LONERS, masterOf: (worker) => this.masterOf(worker) },
      repeats,
      watch: { begin: () => undefined, hear: () => undefined, flush: () => undefined },
      log: silentLog,
      start: () => this.#challenge(),
      onEnd: () => undefined,
    });
    return { measurements, reports, pool, repeats, rounds };
  }

  *#challenge(): Challenge<Measurement> {
    const { answer } = yield { kind: "cpu", params: {}, deadlineMs: 10_000 };
    const benchmarks = (answer as bigint[] | undefined) ?? [];
    const failures: Record<string, string> = answer === undefined ? { cpu: "It was not done." } : {};
    return { facts: NO_FACTS, gpus: [], benchmarks: [...benchmarks], failures };
  }

  /** The end of the newest epoch in which a node was drawn for a master's machines, and not after another. */
  #drawnAt(epoch: number, node: number, master: Hex): number {
    const { times } = RepeatStage;
    const isAssigned = assignedWith(BigInt(epoch), { times, drawOf: (drawn) => drawsFrom(() => SET).of(drawn) });
    for (let drawn = epoch; drawn > 0; drawn -= 1) {
      const time = epochEnd(BigInt(drawn), times) - 60;
      if (isAssigned(ownerOf(node + 1), master, time)) return time;
    }
    return epochEnd(BigInt(epoch), times) - 60;
  }
}

/** A machine of no owner of a node. */
export const MACHINE = addressOf(0xaa);
