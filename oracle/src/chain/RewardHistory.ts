import type { Log as ChainLog } from "ethers";

import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { Mutex } from "../lib/Mutex.ts";
import type { Bill } from "../node/balance/Bill.ts";
import { dealWorkers } from "../node/balance/dealWorkers.ts";
import { PassedClasses } from "../node/balance/PassedClasses.ts";
import { dealSpans } from "../node/reward/dealSpans.ts";
import type { DealSpan, RewardBasis, RewardProgram } from "../node/reward/RewardBasis.ts";
import { rewardLedger } from "../node/reward/rewardLedger.ts";
import type { Attestation } from "../store/AttestationStore.ts";
import type { ClassStore } from "../store/ClassStore.ts";
import type { MarketStore } from "../store/MarketStore.ts";
import type { Placed } from "../store/Placed.ts";
import type { RewardStore } from "../store/RewardStore.ts";
import { attestationOfEvent } from "./attestationOfEvent.ts";
import { ClassHistory } from "./ClassHistory.ts";
import type { Contracts } from "./Contracts.ts";
import { DealHistory } from "./DealHistory.ts";
import type { LogReader } from "./LogReader.ts";
import { programEventOf } from "./programEventOf.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/** What the history is read with. */
export interface RewardHistoryParts {
  readonly contracts: Pick<Contracts, "programs" | "releases" | "hardware" | "classes" | "market">;
  readonly provider: Pick<RpcProvider, "header">;
  readonly logs: Pick<LogReader, "read">;
  readonly store: RewardStore;
  readonly deals: MarketStore;
  readonly classes: ClassStore;
}

/** What rewards are computed from but for the report before. */
export type RewardFacts = Omit<RewardBasis, "previous">;

/** Seconds by which more deals are read than were asked for: machines ask for different times, most of them for late ones. */
const DEALS_MARGIN = 7 * 86_400;

/** The agent, as events of releases name it. */
const AGENT = encodeName(RELEASE_AGENT);

/** Events of programs by which rewards are counted. */
const NAMES = ["ProgramCreated", "ProgramExtended", "ProgramClosed", "MemberAdmitted", "MemberRemoved"] as const;

/** Reward programs, their members, which agents are too old, what was attested of machines, and their deals, at any block, read from the chain's events. */
export class RewardHistory {
  readonly #parts: RewardHistoryParts;
  readonly #deals: DealHistory;
  readonly #classes: ClassHistory;
  readonly #passed: PassedClasses;
  readonly #mutex = new Mutex();

  constructor(parts: RewardHistoryParts) {
    this.#parts = parts;
    this.#deals = new DealHistory(parts);
    this.#classes = new ClassHistory(parts);
    this.#passed = new PassedClasses(parts.store);
  }

  /** Reads what changed on the chain. */
  refresh(): Promise<void> {
    return this.#mutex.run(async () => {
      const { contracts, logs, store } = this.#parts;
      const { programs, releases, hardware } = contracts;
      const address = await Promise.all([programs, releases, hardware].map((contract) => contract.getAddress()));
      const attested = hardware.interface.getEvent("HardwareAttested").topicHash;
      const decided = releases.interface.getEvent("MinimumVersionSet").topicHash;
      const topics = [...NAMES.map((name) => programs.interface.getEvent(name).topicHash), attested, decided];
      await logs.read("rewards", { address, topics: [topics] }, (found, blocks) => {
        const isAttestation = ({ topics: [topic] }: ChainLog): boolean => topic === attested;
        const isOfEarning = ({ topics: [topic, component] }: ChainLog): boolean =>
          topic !== attested && (topic !== decided || component === AGENT);
        store.replace(
          blocks,
          found.filter(isOfEarning).map((log) => placed(log, programEventOf(log, contracts))),
          found.filter(isAttestation).map((log) => placed(log, this.#attestationOf(log))),
        );
        this.#passed.forget(blocks);
      });
      await this.#classes.refresh();
      await this.#deals.refresh();
    });
  }

  /** What there was once a block was made, as far as the chain was read. */
  at(block: number): RewardFacts {
    const { store, deals } = this.#parts;
    const { programs, members, versions } = rewardLedger(store.events(block));
    const classes = this.#parts.classes.at(block);
    const passes = this.#passed.against(classes);
    let spans: { readonly since: number; readonly of: ReadonlyMap<Hex, readonly DealSpan[]> } | undefined;
    const spansOf = (worker: Hex, since: number): readonly DealSpan[] => {
      if (spans === undefined || since < spans.since) {
        const from = since - DEALS_MARGIN;
        spans = { since: from, of: dealSpans(deals.changes(block, from)) };
      }
      return spans.of.get(worker) ?? [];
    };
    return {
      programs: new Map([...programs].map(([programId, terms]) => [programId, withClass(terms, classes)])),
      members,
      attestationsOf: (worker, since) => store.attestations(worker, block, since),
      outdatedFrom: (softwareVersion) => versions.find(({ lowest }) => lowest > softwareVersion)?.from ?? Infinity,
      dealsOf: (worker, since) => spansOf(worker, since).filter(({ until }) => until === undefined || until > since),
      classedOf: (worker, since) =>
        store.attestedTimes(worker, block, since).map(({ measuredAt, expiresAt, ...place }) => ({
          ...{ measuredAt, expiresAt, passes: passes(place) },
        })),
      bills: (since) => {
        const workers = dealWorkers(deals.changes(block, since));
        return deals.bills(block, since).map(({ value: { id, fee, at }, ...place }): Bill => {
          const worker = workers.get(id);
          const attested = worker === undefined ? undefined : store.attestedBefore(worker, place);
          return { fee, passes: attested !== undefined && at < attested.expiresAt ? passes(attested) : [] };
        });
      },
    };
  }

  /** Whether any program was open, or any machine was ever attested, once a block was made: else nobody earns or supplies. */
  isUsed(block: number): boolean {
    const { store } = this.#parts;
    return store.hasAttested(block) || rewardLedger(store.events(block)).programs.size > 0;
  }

  /** The newest attestation of each machine that has not ended at a time, unix seconds. */
  attested(now: number): Attestation[] {
    return this.#parts.store.newestAttestations(now);
  }

  #attestationOf(log: ChainLog): Attestation {
    const args = this.#parts.contracts.hardware.interface.parseLog(log)?.args;
    if (args === undefined) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} attests nothing.`);
    return attestationOfEvent(lowerHex(args["worker"] as string), args.toObject());
  }
}

function withClass(
  terms: Omit<RewardProgram, "definition">,
  classes: ReadonlyMap<number, HardwareClass>,
): RewardProgram {
  const definition = classes.get(terms.classId);
  if (definition === undefined) throw new Error(`Hardware class ${terms.classId} was not read yet.`);
  return { ...terms, definition };
}

const placed = <T>({ blockNumber: block, index: logIndex }: ChainLog, value: T): Placed<T> => ({
  block,
  logIndex,
  value,
});
