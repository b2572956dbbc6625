import type { MachineLeftOut } from "@sonm/protocol/machine.ts";

import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { DisagreementStore } from "../store/DisagreementStore.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import type { RepeatStore } from "../store/RepeatStore.ts";
import type { ReportStore } from "../store/ReportStore.ts";
import { disagreementsOf } from "./agreement/disagreementsOf.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { Observation } from "./agreement/Observation.ts";
import { drawsNeeded } from "./agreement/ReportContext.ts";
import { storedLeafData } from "./agreement/storedLeafData.ts";
import type { ChainState } from "./ChainState.ts";

/** What is needed to know which machines are measured before their time. */
export interface RepeatParts {
  readonly reports: Pick<ReportStore, "newestValid" | "data" | "sources">;
  /** What a member saw, by its hash. */
  readonly observation: (hash: Hex) => Observation;
  readonly state: Pick<ChainState, "times" | "setOf">;
  readonly draws: DrawSource;
  readonly disagreements: DisagreementStore;
  readonly series: RepeatStore;
  readonly measurements: Pick<MeasurementStore, "find">;
  /** Seconds, on average, after which a machine is measured again anyway. */
  readonly remeasureSeconds: number;
  readonly log: Log;
}

type Standing = Pick<MachineLeftOut, "repeat" | "notBefore">;

/**
 * Which machines this node measures before their time: those of which the newest report left out what nodes measured. Every
 * node reads that from the same report and its observations.
 *
 * A master's machines are measured together, so their tries are counted together: the second may begin an epoch after the
 * first, and each further one twice as long after the one before. Once that is longer than the regular interval there is no
 * further one. The count begins anew where a report leaves nothing out, but not before such an interval has passed since
 * the last try: so a machine on which nodes agree and disagree in turn gets no more tries than one that never agrees.
 */
export class Repeats {
  readonly #parts: RepeatParts;

  constructor(parts: RepeatParts) {
    this.#parts = parts;
  }

  /** Looks whether there is a newer report, and what it left out. */
  async refresh(): Promise<void> {
    const { reports, observation, state, draws, disagreements, series, remeasureSeconds, log } = this.#parts;
    const [report] = reports.newestValid(1);
    const { times } = state;
    if (report === undefined || times === undefined || report.dataHash === disagreements.report?.dataHash) return;
    const { dataHash, sequence, epoch, setId } = report;
    const stored = reports.data(dataHash);
    if (stored === undefined) return;
    // Who reported the epoch is read with the draw of the next one.
    await draws.resolve([epoch + 1n]);
    const set = state.setOf(epoch);
    if (set?.setId !== setId) return;
    const observations = reports.sources(dataHash).map(observation);
    await draws.resolve(drawsNeeded(observations, times));
    const data = storedLeafData(stored);
    const drawOf = (drawn: bigint) => draws.of(drawn);
    // A peer may have handed out a part of them, of which nothing follows.
    const isWhole = observations.length === data.observations.length;
    const left = isWhole ? disagreementsOf(data, observations, { set, times, drawOf }) : [];
    disagreements.replace({ dataHash, sequence, epoch: Number(epoch), asOf: data.asOf }, left);
    series.forget(data.asOf - remeasureSeconds, new Set(left.map(({ master }) => master)));
    if (left.length > 0) log.info({ sequence, epoch: epoch.toString(), machines: left.length }, "not all agreed on");
  }

  /** Whether a machine is to be measured before its time, now. */
  isDue(worker: Hex, master: Hex, now: number): boolean {
    const { repeat, notBefore } = this.#standing(worker, master) ?? {};
    return repeat === "soon" && now >= (notBefore ?? 0);
  }

  /** A measurement of a master's machines before their time begins; it counts once, however many machines it is of. */
  begin(master: Hex, now: number): void {
    if (now >= (this.#notBefore(master) ?? Infinity)) this.#parts.series.add(master, Math.floor(now));
  }

  /**
   * What the newest report left out of a machine, and what this node does about it.
   *
   * @param comes whether the machine is measured by this node in another way, or not at all
   */
  leftOut(worker: Hex, master: Hex, comes?: "others" | "regular"): MachineLeftOut | null {
    const { disagreements } = this.#parts;
    const { report } = disagreements;
    const left = disagreements.of(worker);
    const standing = this.#standing(worker, master);
    if (report === undefined || left === undefined || standing === undefined) return null;
    const { sequence, epoch } = report;
    const told: Standing =
      comes === undefined || standing.repeat !== "soon" ? standing : { repeat: comes, notBefore: null };
    return { sequence, epoch, ...left, ...told };
  }

  #standing(worker: Hex, master: Hex): Standing | undefined {
    const { disagreements, measurements } = this.#parts;
    const left = disagreements.of(worker);
    const asOf = disagreements.report?.asOf;
    if (left === undefined || asOf === undefined) return undefined;
    const own = measurements.find(worker)?.machine;
    // What was measured since then was not weighed yet.
    if ((own?.measuredAt ?? 0) >= asOf) return { repeat: "measured", notBefore: null };
    // Where only a few have a benchmark, it is for the others to measure it; where they differ, nobody knows who is right.
    const isToRepeat = left.benchmarks.some(
      ({ benchmark, kind }) => kind === "differ" || (own?.benchmarks[benchmark] ?? 0n) === 0n,
    );
    if (!isToRepeat) return { repeat: "others", notBefore: null };
    const notBefore = this.#notBefore(master);
    return notBefore === undefined
      ? { repeat: "regular", notBefore: null }
      : { repeat: "soon", notBefore: Math.max(asOf, notBefore) };
  }

  /** When the next try of a master's machines may begin; undefined where there is none. */
  #notBefore(master: Hex): number | undefined {
    const { state, series, remeasureSeconds } = this.#parts;
    const begun = series.of(master);
    if (begun === undefined) return 0;
    const pause = (state.times?.epochLength ?? Infinity) * 2 ** (begun.tries - 1);
    return pause < remeasureSeconds ? begun.lastAt + pause : undefined;
  }
}
