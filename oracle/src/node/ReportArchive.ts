import { LASTING_ROOT_INTERVAL, REPORT_ROOTS } from "@sonm/protocol/generated/constants.ts";
import type { BalanceAnswer } from "@sonm/protocol/balance.ts";
import type { DutyAnswer } from "@sonm/protocol/duty.ts";
import type { RewardAnswer } from "@sonm/protocol/reward.ts";
import type { UptimeAnswer, UptimeProof } from "@sonm/protocol/uptime.ts";
import { z } from "zod";

import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { ReportHistory } from "../chain/ReportHistory.ts";
import { canonicalHash } from "../lib/canonicalHash.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { MachineObservation } from "../lib/machineSchemas.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { DeviceStore } from "../store/DeviceStore.ts";
import type { LeafStore } from "../store/LeafStore.ts";
import type { ObservationStore } from "../store/ObservationStore.ts";
import type { AcceptedReport, ReportStore } from "../store/ReportStore.ts";
import type { Provable, ReportedUptime, UptimeStore } from "../store/UptimeStore.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { DutySource } from "./agreement/DutySource.ts";
import type { RewardSource } from "./agreement/RewardSource.ts";
import { findByWorker } from "./agreement/findByWorker.ts";
import type { LeafData } from "./agreement/LeafData.ts";
import { signedObservationSchema } from "./agreement/Observation.ts";
import type { Content } from "./agreement/Content.ts";
import { readContext } from "./agreement/ReportContext.ts";
import { ReportTree } from "./agreement/ReportTree.ts";
import { storedLeafData } from "./agreement/storedLeafData.ts";
import { verifyContent } from "./agreement/verifyContent.ts";
import type { ChainState } from "./ChainState.ts";
import { checkLeafData } from "./checkLeafData.ts";
import { CONTENT_KEPT } from "./contentKept.ts";
import { keepData } from "./keepData.ts";
import { leavesOf } from "./machines/leavesOf.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { PeerClient } from "./PeerClient.ts";

/** What the archive works with. */
export interface ArchiveParts {
  readonly contracts: Contracts;
  readonly clock: Pick<ChainClock, "block">;
  readonly history: Pick<ReportHistory, "refresh">;
  readonly store: ReportStore;
  readonly uptimes: UptimeStore;
  readonly devices: DeviceStore;
  readonly state: Pick<ChainState, "signerSet" | "setOf" | "times">;
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly duties: DutySource;
  readonly rewards: RewardSource;
  /** What this node has signed for an epoch. */
  readonly signedContent: (epoch: bigint) => Content | undefined;
  readonly peers: () => readonly PeerClient[];
  readonly pool: ObservationPool;
  readonly observations: Pick<ObservationStore, "dropBefore">;
  /** Takes up who measured what a report attests. */
  readonly leaves: Pick<LeafStore, "add">;
  /** Newest reports that are kept. Those whose root stays for good are kept for 400 days. */
  readonly keep: number;
  readonly log: Log;
}

/** A machine's leaf with the proof that it is in a report's tree. */
export interface MachineProof {
  readonly sequence: number;
  readonly epoch: bigint;
  readonly root: Hex;
  readonly machine: MachineObservation;
  readonly proof: readonly Hex[];
}

interface Opened {
  readonly data: LeafData;
  readonly tree: ReportTree;
}

/** Leaves of the reports that are kept in memory, parsed; the one that was asked for last is kept whatever its size. */
const OPENED_LEAVES = 40_000;

/** Newest reports whose missing data are looked for all the time, and as many older ones at one time. */
const SOUGHT = 4;

/** Milliseconds after which data that no node had are looked for again. */
const SOUGHT_AGAIN_MS = 60_000;

/** Seconds for which reports are kept whose root stays for good: longer than the longest deal. */
const LASTING_SECONDS = 400 * 86_400;

const INTERVAL = Number(LASTING_ROOT_INTERVAL);

/** The accepted reports, what they attest, and proofs of it. */
export class ReportArchive {
  readonly #parts: ArchiveParts;
  readonly #opened = new Map<Hex, Opened>();
  /** When missing data were last looked for, by number of the report. */
  readonly #soughtAt = new Map<number, number>();
  #accepted = 0;
  /** Epoch of the newest report when old observations were forgotten last. */
  #droppedAt = 0n;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  /** Reports whose acceptance was seen since the start. */
  get accepted(): number {
    return this.#accepted;
  }

  /** The newest report that the chain accepted. */
  get newest(): AcceptedReport | undefined {
    return this.#parts.store.newest(1)[0];
  }

  /** Reads new reports from the chain, and finds the data behind them. */
  async refresh(): Promise<void> {
    const { contracts, history, store, keep, state } = this.#parts;
    const before = this.newest?.sequence ?? 0;
    await history.refresh();
    const [sequence] = await contracts.reports.latestReport();
    const { times } = state;
    if (times === undefined) return;
    const oldestEpoch = (this.newest?.epoch ?? 0n) - BigInt(Math.ceil(LASTING_SECONDS / times.epochLength));
    store.keepOnly(Number(sequence), { newest: keep, interval: INTERVAL, oldestEpoch });
    this.#accepted += Math.max(0, Number(sequence) - before);
    await this.#settle();
    await this.#findMissing();
    this.#index();
    this.#dropObservations();
  }

  /**
   * Whether the uptimes of all reports up to the given one were taken up, as far as they are to be had: a count that goes
   * on from an older report would fall behind.
   *
   * @param sequence of the newest report on the chain
   */
  isCurrent(sequence: number): boolean {
    const { store } = this.#parts;
    if ((this.newest?.sequence ?? 0) !== sequence) return false;
    if (sequence > 0 && !store.isIndexed(sequence)) return false;
    return store.missing(this.#provable).every((report) => this.#soughtAt.has(report.sequence));
  }

  /** A machine's uptimes around a span, with their proofs. */
  uptimesOf(worker: Hex, from: number, to: number): UptimeAnswer {
    const { uptimes } = this.#parts;
    return {
      before: this.#uptimeProof(worker, uptimes.upTo(worker, from, this.#provable)),
      after: this.#uptimeProof(worker, uptimes.since(worker, to, this.#provable)),
    };
  }

  /** The newest proof of a machine among the given number of reports. */
  proofOf(worker: Hex, reports: number): MachineProof | undefined {
    for (const report of this.#parts.store.newestProvable(reports)) {
      const opened = this.#open(report.dataHash);
      const machine = findByWorker<MachineObservation>(opened?.data.machines ?? [], worker);
      const proof = opened?.tree.proofOf(worker);
      if (machine !== undefined && proof !== undefined) {
        return { sequence: report.sequence, epoch: report.epoch, root: report.root, machine, proof };
      }
    }
    return undefined;
  }

  /** What an owner has earned by the newest report that proves something and attests it, with the proof. */
  dutyOf(owner: Hex): DutyAnswer | undefined {
    const { oldest } = this.#provable;
    for (const { sequence, epoch, dataHash } of this.#parts.store.newestProvable(Number(REPORT_ROOTS))) {
      if (sequence < oldest) return undefined;
      const opened = this.#open(dataHash);
      const duty = opened?.data.duties.find((candidate) => candidate.owner === owner);
      const proof = opened?.tree.dutyProofOf(owner);
      if (opened === undefined || duty === undefined || proof === undefined) continue;
      return { sequence, epoch: Number(epoch), asOf: opened.data.asOf, earned: String(duty.earned), proof };
    }
    return undefined;
  }

  /** What a machine has earned in each program by the newest report that proves something, with the proofs. */
  rewardsOf(worker: Hex): RewardAnswer | undefined {
    const { oldest } = this.#provable;
    for (const { sequence, epoch, dataHash } of this.#parts.store.newestProvable(Number(REPORT_ROOTS))) {
      if (sequence < oldest) return undefined;
      const opened = this.#open(dataHash);
      if (opened === undefined) continue;
      const { data, tree } = opened;
      const own = data.rewards.filter((reward) => reward.worker === worker);
      return {
        rewards: own.map(({ programId, gpuSeconds }) => ({
          ...{ programId, sequence, epoch: Number(epoch), asOf: data.asOf, gpuSeconds },
          proof: tree.rewardProofOf({ programId, worker }) ?? [],
        })),
      };
    }
    return undefined;
  }

  /** Supply and demand of each class by the newest report that proves something, with the proofs. */
  balances(): BalanceAnswer | undefined {
    const { oldest } = this.#provable;
    for (const { sequence, epoch, dataHash } of this.#parts.store.newestProvable(Number(REPORT_ROOTS))) {
      if (sequence < oldest) return undefined;
      const opened = this.#open(dataHash);
      if (opened === undefined) continue;
      const { data, tree } = opened;
      return {
        classes: data.classes.map(({ classId, supplied, demanded, fees }) => ({
          ...{ classId, sequence, epoch: Number(epoch), asOf: data.asOf },
          ...{ supplied: String(supplied), demanded: String(demanded), fees: String(fees) },
          proof: tree.classProofOf(classId) ?? [],
        })),
      };
    }
    return undefined;
  }

  /** What the newest report whose data are here attests of a machine. */
  newestLeaf(
    worker: Hex,
  ): { readonly sequence: number; readonly epoch: number; readonly measuredAt: number } | undefined {
    for (const { dataHash, sequence, epoch } of this.#parts.store.newestValid(SOUGHT)) {
      const opened = this.#open(dataHash);
      if (opened === undefined) continue;
      const machine = opened.data.machines.find((candidate) => candidate.worker === worker);
      return machine && { sequence, epoch: Number(epoch), measuredAt: machine.measuredAt };
    }
    return undefined;
  }

  /** The published data of an accepted report: canonical JSON. */
  dataOf(epoch: bigint): string | undefined {
    const { store } = this.#parts;
    const report = store.ofEpoch(epoch);
    return report === undefined ? undefined : store.data(report.dataHash);
  }

  /** JSON of the signed observations behind an accepted report. */
  observationsOf(epoch: bigint): string | undefined {
    const { store, pool } = this.#parts;
    const report = store.ofEpoch(epoch);
    const sources = report === undefined ? [] : store.sources(report.dataHash);
    return sources.length === 0 ? undefined : `[${sources.map((hash) => pool.text(hash)).join()}]`;
  }

  /** Reports whose roots the chain knows. */
  get #provable(): Provable {
    return { oldest: (this.newest?.sequence ?? 0) - Number(REPORT_ROOTS) + 1, interval: INTERVAL };
  }

  #uptimeProof(worker: Hex, found: ReportedUptime | undefined): UptimeProof | null {
    const report = found === undefined ? undefined : this.#parts.store.find(found.sequence);
    const proof = report === undefined ? undefined : this.#open(report.dataHash)?.tree.uptimeProofOf(worker);
    if (found === undefined || report === undefined || proof === undefined) return null;
    const { sequence, asOf, online } = found;
    return { sequence, epoch: Number(report.epoch), asOf, online, proof };
  }

  /** Finds out which reports became final: their order is that in which they were accepted. */
  async #settle(): Promise<void> {
    const { contracts, store, clock } = this.#parts;
    const time = clock.block?.timestamp;
    const newest = this.newest?.sequence ?? 0;
    if (time === undefined) return;
    // Older roots are not in the ring any more, and were final long ago.
    const known = Math.max(store.newestFinal, newest - Number(REPORT_ROOTS));
    let final = known;
    while (final < newest && Number(await contracts.reports.finalAt(final + 1)) <= time) final += 1;
    if (final > store.newestFinal) store.makeFinal(final);
  }

  async #findMissing(): Promise<void> {
    const { store, state } = this.#parts;
    const now = performance.now();
    // Who the other nodes are is not known before the signer set is.
    if (state.signerSet.setId === 0) return;
    const newest = this.newest?.sequence ?? 0;
    const due = store.missing(this.#provable).filter(({ sequence }) => {
      const soughtAt = this.#soughtAt.get(sequence);
      return sequence > newest - SOUGHT || soughtAt === undefined || now - soughtAt > SOUGHT_AGAIN_MS;
    });
    for (const report of due.slice(0, 2 * SOUGHT)) {
      this.#soughtAt.set(report.sequence, now);
      await this.#find(report);
    }
  }

  #index(): void {
    const { store, uptimes, devices, leaves, pool } = this.#parts;
    for (const report of store.unindexed()) {
      const stored = store.data(report.dataHash);
      if (stored === undefined) continue;
      const data = storedLeafData(stored);
      const sources = store.sources(report.dataHash).map((hash) => pool.observation(hash));
      leaves.add(leavesOf(report, data, sources));
      devices.add(report.sequence, data);
      uptimes.add(report.sequence, data.asOf, data.uptimes);
      this.#soughtAt.delete(report.sequence);
    }
  }

  /** Forgets what no report was made of, once it was taken up what this node signed. */
  #dropObservations(): void {
    const { store, signedContent, observations } = this.#parts;
    const newest = this.newest?.epoch ?? 0n;
    if (newest <= this.#droppedAt) return;
    if (store.missing(this.#provable).some(({ epoch }) => signedContent(epoch) !== undefined)) return;
    store.dropUnreported();
    observations.dropBefore(newest - CONTENT_KEPT);
    this.#droppedAt = newest;
  }

  async #find(report: AcceptedReport): Promise<void> {
    const { signedContent, store, peers, pool, log } = this.#parts;
    const signed = signedContent(report.epoch);
    if (signed?.report.dataHash === report.dataHash && (await this.#recompute(report, signed))) return;
    for (const peer of peers()) {
      try {
        const { data, observations } = await peer.reportData(report.epoch);
        const leafData = checkLeafData(report, data);
        const signed = z.array(signedObservationSchema).parse(JSON.parse(observations));
        // A peer may hand out others than the report was made of: those that it names by their hash count.
        const named = new Set(leafData.observations.map(({ hash }) => hash));
        const genuine = signed.filter(({ observation }) => named.has(canonicalHash(observation)));
        const sources = genuine.map((one) => pool.admit(one).hash);
        store.saveData(report.dataHash, data, sources);
        return;
      } catch (error) {
        log.debug({ from: peer.signer, epoch: report.epoch.toString(), error: errorText(error) }, "no report data");
      }
    }
  }

  /** @returns whether what this node signed gives the report's data, which are kept then */
  async #recompute(report: AcceptedReport, content: Content): Promise<boolean> {
    const { state, store, pool, log } = this.#parts;
    const { epoch, setId } = report;
    const set = state.setOf(epoch);
    if (setId !== set?.setId) return false;
    try {
      const seen = pool.observationsOf(content);
      keepData(
        store,
        content,
        verifyContent(content, seen, await readContext(epoch, { set, times: state.times }, this.#parts, seen)),
      );
      return true;
    } catch (error) {
      log.debug({ epoch: epoch.toString(), error: errorText(error) }, "report not recomputed");
      return false;
    }
  }

  #open(dataHash: Hex): Opened | undefined {
    const opened = this.#opened.get(dataHash) ?? this.#read(dataHash);
    if (opened === undefined) return undefined;
    // Last in the order in which they are dropped.
    this.#opened.delete(dataHash);
    this.#opened.set(dataHash, opened);
    let leaves = 0;
    for (const [key, { data }] of [...this.#opened].toReversed()) {
      leaves += data.machines.length + data.uptimes.length + data.duties.length;
      leaves += data.rewards.length + data.classes.length;
      if (leaves > OPENED_LEAVES && key !== dataHash) this.#opened.delete(key);
    }
    return opened;
  }

  #read(dataHash: Hex): Opened | undefined {
    const stored = this.#parts.store.data(dataHash);
    if (stored === undefined) return undefined;
    const data = storedLeafData(stored);
    return { data, tree: new ReportTree(data) };
  }
}
