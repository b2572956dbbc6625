import { id } from "ethers";
import { z } from "zod";

import type { Contracts } from "../chain/Contracts.ts";
import type { LogReader } from "../chain/LogReader.ts";
import { canonicalHash } from "../lib/canonicalHash.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import type { MachineObservation } from "../lib/machineSchemas.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { AcceptedReport, ReportStore } from "../store/ReportStore.ts";
import { computeLeafData } from "./agreement/computeLeafData.ts";
import { leafDataSchema, type LeafData } from "./agreement/LeafData.ts";
import { signedObservationSchema } from "./agreement/Observation.ts";
import type { Content } from "./agreement/Proposal.ts";
import { ReportTree } from "./agreement/ReportTree.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import type { PeerClient } from "./PeerClient.ts";

/** What the archive works with. */
export interface ArchiveParts {
  readonly contracts: Contracts;
  readonly logs: LogReader;
  readonly store: ReportStore;
  readonly domain: ReportDomain;
  readonly signerSet: () => SignerSet;
  /** What this node has signed for an epoch. */
  readonly signedContent: (epoch: bigint) => Content | undefined;
  readonly peers: () => readonly PeerClient[];
  /** Newest reports that are kept. */
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

/** Reports whose data are kept in memory, parsed. */
const OPENED = 8;

/** Missing data that are looked for at one time: proofs need only the newest. */
const SOUGHT = 4;

/** The accepted reports, what they attest, and proofs of it. */
export class ReportArchive {
  readonly #parts: ArchiveParts;
  readonly #opened = new Map<Hex, Opened>();
  #accepted = 0;

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
    const { contracts, logs, store, keep } = this.#parts;
    const { reports } = contracts;
    const filter = {
      address: await reports.getAddress(),
      topics: [reports.interface.getEvent("ReportAccepted").topicHash],
    };
    const before = this.newest?.sequence ?? 0;
    await logs.read("reports", filter, (found) => {
      for (const entry of found) {
        const event = reports.interface.parseLog(entry);
        if (event !== null) store.accept(reportOfEvent(event.args, entry.blockNumber));
      }
    });
    const [sequence] = await reports.latestReport();
    store.keepOnly(Number(sequence), keep);
    this.#accepted += Math.max(0, Number(sequence) - before);
    for (const report of store.newest(SOUGHT)) {
      if (store.data(report.dataHash) === undefined) await this.#find(report);
    }
  }

  /** The newest proof of a machine among the given number of reports. */
  proofOf(worker: Hex, reports: number): MachineProof | undefined {
    for (const report of this.#parts.store.newest(reports)) {
      const opened = this.#open(report.dataHash);
      const machine = opened?.data.machines.find((candidate) => candidate.worker === worker);
      const proof = opened?.tree.proofOf(worker);
      if (machine !== undefined && proof !== undefined) {
        return { sequence: report.sequence, epoch: report.epoch, root: report.root, machine, proof };
      }
    }
    return undefined;
  }

  /** The published data of an accepted report: canonical JSON, and JSON of the signed observations. */
  dataOf(epoch: bigint): { readonly data: string; readonly observations: string } | undefined {
    const report = this.#parts.store.ofEpoch(epoch);
    return report === undefined ? undefined : this.#parts.store.data(report.dataHash);
  }

  async #find(report: AcceptedReport): Promise<void> {
    const { signedContent, signerSet, domain, store, peers, log } = this.#parts;
    const signed = signedContent(report.epoch);
    if (signed?.report.dataHash === report.dataHash && signed.report.setId === signerSet().setId) {
      const observations = signed.observations.map(({ observation }) => observation);
      const data = computeLeafData(report.epoch, observations, signerSet(), domain);
      if (canonicalHash(data) === report.dataHash) {
        store.saveData(report.dataHash, canonicalJson(data), canonicalJson(signed.observations));
        return;
      }
    }
    for (const peer of peers()) {
      try {
        const { data, observations } = await peer.reportData(report.epoch);
        checkData(report, data);
        z.array(signedObservationSchema).parse(JSON.parse(observations));
        store.saveData(report.dataHash, data, observations);
        return;
      } catch (error) {
        log.debug({ from: peer.signer, epoch: report.epoch.toString(), error: errorText(error) }, "no report data");
      }
    }
  }

  #open(dataHash: Hex): Opened | undefined {
    const known = this.#opened.get(dataHash);
    if (known !== undefined) return known;
    const stored = this.#parts.store.data(dataHash);
    if (stored === undefined) return undefined;
    const data = leafDataSchema.parse(JSON.parse(stored.data));
    const opened = { data, tree: new ReportTree(data) };
    this.#opened.set(dataHash, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > OPENED && oldest !== undefined) this.#opened.delete(oldest);
    return opened;
  }
}

/** @throws Error if the data are not those that the report carries */
function checkData(report: AcceptedReport, text: string): void {
  if (id(text) !== report.dataHash) throw new Error("the data have another hash");
  const data = leafDataSchema.parse(JSON.parse(text));
  if (new ReportTree(data).root !== report.root) throw new Error("the data have another root");
}

function reportOfEvent(args: Record<string, unknown>, block: number): AcceptedReport {
  return {
    sequence: Number(args["sequence"]),
    epoch: args["epoch"] as bigint,
    setId: Number(args["setId"]),
    root: args["root"] as Hex,
    rate: args["rate"] as bigint,
    dataHash: args["dataHash"] as Hex,
    block,
  };
}
