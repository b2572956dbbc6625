import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import { attestationOfEvent } from "../chain/attestationOfEvent.ts";
import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import { decodeRevert } from "../chain/decodeRevert.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { errorText } from "../lib/errorText.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { hashMachine } from "../node/agreement/hashMachine.ts";
import type { Attestation, AttestationStore } from "../store/AttestationStore.ts";
import { needsAttestation } from "./needsAttestation.ts";
import type { NodeClient, OfferedProof } from "./NodeClient.ts";

/** What keeps a machine attested. */
export interface AttestorParts {
  readonly worker: Hex;
  readonly contracts: Contracts;
  readonly logs: LogReader;
  readonly store: AttestationStore;
  readonly clock: ChainClock;
  readonly sender: TransactionSender;
  readonly nodes: () => readonly NodeClient[];
  /** Seconds before the end of an attestation at which it is renewed. */
  readonly renewBefore: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Brings what the nodes attest of this machine to the chain, and renews it in time. */
export class Attestor {
  readonly #parts: AttestorParts;
  #current: Attestation | undefined;

  constructor(parts: AttestorParts) {
    this.#parts = parts;
  }

  /** What the chain attests of this machine now. */
  get current(): Attestation | undefined {
    return this.#current;
  }

  /** Looks once at what is attested, and submits a better leaf if a node has one. */
  async tick(): Promise<void> {
    const { clock, renewBefore, signal } = this.#parts;
    this.#current = await this.#read();
    const now = clock.now();
    if (now === undefined || signal.aborted) return;
    for (const offered of await this.#offers()) {
      if (!needsAttestation(this.#current, offered.machine, now, renewBefore)) return;
      if (!(await this.#submit(offered))) continue;
      this.#current = await this.#read();
      return;
    }
  }

  /** The slot says which measurement counts, the event what was measured. */
  async #read(): Promise<Attestation | undefined> {
    const { contracts, logs, store, worker, clock } = this.#parts;
    const { hardware } = contracts;
    const slot = await hardware.machine(worker);
    const measuredAt = Number(slot.measuredAt);
    if (measuredAt === 0) return undefined;
    if (store.find(measuredAt) === undefined) {
      const topics = [
        hardware.interface.getEvent("HardwareAttested").topicHash,
        `0x${worker.slice(2).padStart(64, "0")}`,
      ];
      await logs.read("attestations", { address: await hardware.getAddress(), topics }, (found) => {
        for (const entry of found) {
          const event = hardware.interface.parseLog(entry);
          if (event !== null) store.save(attestationOfEvent(worker, event.args));
        }
      });
    }
    const attestation = store.find(measuredAt);
    return attestation !== undefined && attestation.expiresAt > (clock.now() ?? 0) ? attestation : undefined;
  }

  /** What the nodes offer, the best first. */
  async #offers(): Promise<OfferedProof[]> {
    const { nodes, signal, log } = this.#parts;
    const offers = await Promise.all(
      nodes().map(async (node) => {
        try {
          return await node.proof(signal);
        } catch (error) {
          log.debug({ node: node.signer, error: errorText(error) }, "no proof from a node");
          return undefined;
        }
      }),
    );
    return offers
      .filter((offer) => offer !== undefined)
      .toSorted((a, b) => b.machine.measuredAt - a.machine.measuredAt || b.sequence - a.sequence);
  }

  /** @returns whether the chain has it now. A node that offers what proves nothing must not keep the others from it. */
  async #submit({ sequence, machine, proof }: OfferedProof): Promise<boolean> {
    const { contracts, sender, worker, log } = this.#parts;
    const { reports, hardware } = contracts;
    let root: string;
    try {
      root = await reports.rootOf(sequence);
    } catch (error) {
      const revert = decodeRevert(error);
      if (revert === undefined) throw error;
      log.warn({ sequence, error: revert.text }, "a node gave a proof by a report that proves nothing");
      return false;
    }
    if (machine.worker !== worker || !SimpleMerkleTree.verify(root, hashMachine(machine).leaf, [...proof])) {
      log.warn({ sequence, error: "the proof does not lead to the report's root" }, "a node gave a wrong proof");
      return false;
    }
    const leaf = { ...machine, benchmarks: packBenchmarks(machine.benchmarks) };
    const data = hardware.interface.encodeFunctionData("submit", [leaf, sequence, [...proof]]);
    await sender.send("submit the machine's attestation", { to: await hardware.getAddress(), data });
    log.info(
      { sequence, measuredAt: machine.measuredAt, benchmarks: machine.benchmarks.map(String) },
      "machine attested",
    );
    return true;
  }
}
