import type { Log as ChainLog } from "ethers";

import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { decodeClass, type HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { Mutex } from "../lib/Mutex.ts";
import { dealSpans } from "../node/reward/dealSpans.ts";
import type { DealSpan, RewardBasis, RewardProgram } from "../node/reward/RewardBasis.ts";
import { rewardLedger } from "../node/reward/rewardLedger.ts";
import type { Attestation } from "../store/AttestationStore.ts";
import type { Placed, RewardStore } from "../store/RewardStore.ts";
import { attestationOfEvent } from "./attestationOfEvent.ts";
import type { Contracts } from "./Contracts.ts";
import { DealHistory } from "./DealHistory.ts";
import type { LogReader } from "./LogReader.ts";
import { programEventOf } from "./programEventOf.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** What the history is read with. */
export interface RewardHistoryParts {
  readonly contracts: Pick<Contracts, "programs" | "hardware" | "classes" | "market">;
  readonly provider: Pick<RpcProvider, "header">;
  readonly logs: Pick<LogReader, "read">;
  readonly store: RewardStore;
}

/** What rewards are computed from but for the report before. */
export type RewardFacts = Omit<RewardBasis, "previous">;

/** Events of programs by which rewards are counted. */
const NAMES = ["ProgramCreated", "ProgramExtended", "ProgramClosed", "MemberAdmitted", "MemberRemoved"] as const;

/** Reward programs, their members and what was attested of machines, at any block, read from the chain's events. */
export class RewardHistory {
  readonly #parts: RewardHistoryParts;
  readonly #deals: DealHistory;
  readonly #mutex = new Mutex();
  /** Classes never change. */
  readonly #classes = new Map<number, HardwareClass>();

  constructor(parts: RewardHistoryParts) {
    this.#parts = parts;
    this.#deals = new DealHistory(parts);
  }

  /** Reads what changed on the chain. */
  refresh(): Promise<void> {
    return this.#mutex.run(async () => {
      const { contracts, logs, store } = this.#parts;
      const { programs, hardware, classes } = contracts;
      const address = await Promise.all([programs.getAddress(), hardware.getAddress()]);
      const attested = hardware.interface.getEvent("HardwareAttested").topicHash;
      const topics = [...NAMES.map((name) => programs.interface.getEvent(name).topicHash), attested];
      await logs.read("rewards", { address, topics: [topics] }, (found, blocks) => {
        const isAttestation = ({ topics: [topic] }: ChainLog): boolean => topic === attested;
        store.replace(
          blocks,
          found.filter((log) => !isAttestation(log)).map((log) => placed(log, programEventOf(log, programs))),
          found.filter(isAttestation).map((log) => placed(log, this.#attestationOf(log))),
        );
      });
      // Also of programs that are closed: they were not at earlier blocks.
      const created = store.events(Infinity).flatMap((event) => (event.kind === "created" ? [event] : []));
      for (const { classId } of created) {
        if (!this.#classes.has(classId)) this.#classes.set(classId, decodeClass(await classes.hardwareClass(classId)));
      }
      // Who had which deal matters to floors alone: where there never was one, nobody reads all deals.
      if (created.some(({ mode }) => mode === RewardMode.Floor)) await this.#deals.refresh();
    });
  }

  /** What there was once a block was made, as far as the chain was read. */
  at(block: number): RewardFacts {
    const { store } = this.#parts;
    const { programs, members } = rewardLedger(store.events(block));
    let deals: ReadonlyMap<Hex, readonly DealSpan[]> | undefined;
    return {
      programs: new Map([...programs].map(([programId, terms]) => [programId, this.#withClass(terms)])),
      members,
      attestationsOf: (worker, since) => store.attestations(worker, block, since),
      dealsOf: (worker, since) => {
        deals ??= dealSpans(store.deals(block));
        return (deals.get(worker) ?? []).filter(({ until }) => until === undefined || until > since);
      },
    };
  }

  /** The newest attestation of each machine that has not ended at a time, unix seconds. */
  attested(now: number): Attestation[] {
    return this.#parts.store.newestAttestations(now);
  }

  #withClass(terms: Omit<RewardProgram, "definition">): RewardProgram {
    const definition = this.#classes.get(terms.classId);
    if (definition === undefined) throw new Error(`Hardware class ${terms.classId} was not read yet.`);
    return { ...terms, definition };
  }

  #attestationOf(log: ChainLog): Attestation {
    const args = this.#parts.contracts.hardware.interface.parseLog(log)?.args;
    if (args === undefined) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} attests nothing.`);
    return attestationOfEvent(lowerHex(args["worker"] as string), args.toObject());
  }
}

const placed = <T>({ blockNumber: block, index: logIndex }: ChainLog, value: T): Placed<T> => ({
  block,
  logIndex,
  value,
});
