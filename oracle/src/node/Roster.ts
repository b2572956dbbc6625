import { createHmac, randomBytes } from "node:crypto";

import type { MasterHistory } from "../chain/MasterHistory.ts";
import type { Hex } from "../lib/Hex.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import type { Draw, DrawSource } from "./agreement/Draw.ts";
import { drawCommittee } from "./agreement/drawCommittee.ts";
import { epochAt, epochEnd, type EpochTimes } from "./agreement/EpochTimes.ts";

/** What the roster is read from. */
export interface RosterParts {
  /** Undefined until the chain was read. */
  readonly times: () => Pick<EpochTimes, "genesis" | "epochLength"> | undefined;
  readonly clock: { now(): number | undefined };
  readonly draws: Pick<DrawSource, "of">;
  readonly masters: Pick<MasterHistory, "at">;
  readonly measurements: Pick<MeasurementStore, "measuredAt">;
  /** Who owns this node; undefined while it is in no signer set. */
  readonly owner: () => Hex | undefined;
}

/** Part of an epoch in which measurements that are due begin; the rest of it is left to end them. */
const BEGINS_WITHIN = 0.75;

/** The largest number that six bytes hold, plus one. */
const SIX_BYTES = 2 ** 48;

/** Whose each machine is, and which machines this node measures in the epoch that runs. */
export class Roster {
  readonly #parts: RosterParts;
  /** Keeps to this process when in an epoch it measures which machine. */
  readonly #secret = randomBytes(32);
  #committees: { readonly draw: Draw; readonly byMaster: Map<Hex, ReadonlySet<Hex>> } | undefined;

  constructor(parts: RosterParts) {
    this.#parts = parts;
  }

  /** A worker's master when the epoch that runs began; the newest that is known while its beginning is not. */
  masterOf(worker: Hex): Hex {
    return this.#parts.masters.at(worker, this.#running()?.draw?.block ?? Number.MAX_SAFE_INTEGER);
  }

  /**
   * Whether this node may begin to measure a machine now: it was drawn for it, and where the machine was measured before,
   * a moment of the epoch has come that nobody else can know.
   */
  isAssigned(worker: Hex): boolean {
    const { owner, measurements } = this.#parts;
    const running = this.#running();
    const self = owner();
    if (running?.draw === undefined || self === undefined || self === worker) return false;
    if (!this.#committeeOf(this.masterOf(worker), running.draw).has(self)) return false;
    return measurements.measuredAt(worker) === undefined || running.elapsed >= this.#moment(worker, running.draw.epoch);
  }

  /** The epoch that runs: its draw, and the part of it that is over. */
  #running(): { readonly draw: Draw | undefined; readonly elapsed: number } | undefined {
    const { clock, draws } = this.#parts;
    const [now, times] = [clock.now(), this.#parts.times()];
    if (now === undefined || times === undefined) return undefined;
    const epoch = epochAt(now, times);
    return { draw: draws.of(epoch), elapsed: (now - epochEnd(epoch - 1n, times)) / times.epochLength };
  }

  #committeeOf(master: Hex, draw: Draw): ReadonlySet<Hex> {
    if (this.#committees?.draw !== draw) this.#committees = { draw, byMaster: new Map() };
    const { byMaster } = this.#committees;
    const committee = byMaster.get(master) ?? drawCommittee(draw, master);
    byMaster.set(master, committee);
    return committee;
  }

  #moment(worker: Hex, epoch: bigint): number {
    const digest = createHmac("sha256", this.#secret).update(`${worker} ${epoch}`).digest();
    return (digest.readUIntBE(0, 6) / SIX_BYTES) * BEGINS_WITHIN;
  }
}
