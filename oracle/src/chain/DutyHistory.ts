import type { Log as ChainLog } from "ethers";

import { Mutex } from "../lib/Mutex.ts";
import type { SignerSet } from "../node/agreement/SignerSet.ts";
import type { DutyFact, DutyLedger } from "../node/duty/DutyLedger.ts";
import { shareDuty } from "../node/duty/shareDuty.ts";
import type { DutyEvent, DutyStore } from "../store/DutyStore.ts";
import type { SignerSetStore } from "../store/SignerSetStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";

/** Newest reports for whose epochs what was earned can be told: more than nodes keep contents of. */
const REPORTS_KEPT = 128;

/** What masternodes had earned at any block, read from the chain's events. */
export class DutyHistory {
  readonly #contracts: Pick<Contracts, "duty" | "reports">;
  readonly #logs: Pick<LogReader, "read">;
  readonly #store: DutyStore;
  readonly #sets: Pick<SignerSetStore, "find">;
  readonly #mutex = new Mutex();

  constructor(
    contracts: Pick<Contracts, "duty" | "reports">,
    logs: Pick<LogReader, "read">,
    store: DutyStore,
    sets: Pick<SignerSetStore, "find">,
  ) {
    this.#contracts = contracts;
    this.#logs = logs;
    this.#store = store;
    this.#sets = sets;
  }

  /** Reads what changed on the chain. */
  refresh(): Promise<void> {
    const { duty, reports } = this.#contracts;
    return this.#mutex.run(async () => {
      const address = await Promise.all([duty.getAddress(), reports.getAddress()]);
      const topics = [
        duty.interface.getEvent("RewardsCollected").topicHash,
        reports.interface.getEvent("ReportAccepted").topicHash,
      ];
      await this.#logs.read("duties", { address, topics: [topics] }, (logs, blocks) => {
        this.#store.replace(
          blocks,
          logs.map((log) => this.#eventOf(log)),
        );
      });
    });
  }

  /**
   * The ledger once a block was made, as far as the chain was read.
   *
   * @returns undefined where that is so long ago that this node does not know any more
   * @throws Error if a report is of a signer set that was not read
   */
  at(block: number): DutyLedger | undefined {
    const settled = this.#store.settled;
    if (settled.block > block) return undefined;
    return shareDuty(settled.ledger, this.#factsOf(this.#store.until(block)));
  }

  /**
   * Settles what nobody asks for any more.
   *
   * @param deepest newest block that no reorganisation reaches
   */
  settle(deepest: number): void {
    const block = Math.min(deepest, (this.#store.blockOfReport(REPORTS_KEPT) ?? 0) - 1);
    if (block <= this.#store.settled.block) return;
    const ledger = this.at(block);
    if (ledger !== undefined) this.#store.settle({ block, ledger });
  }

  #factsOf(events: readonly DutyEvent[]): DutyFact[] {
    const sets = new Map<number, SignerSet>();
    return events.map(({ total, report }): DutyFact => {
      if (report === undefined) return { kind: "collected", total: total ?? 0n };
      const set = sets.get(report.setId) ?? this.#sets.find(report.setId);
      if (set === undefined) throw new Error(`Signer set ${report.setId} was not read yet.`);
      sets.set(report.setId, set);
      return {
        kind: "reported",
        signers: set.members.filter((_, bit) => ((report.signers >> BigInt(bit)) & 1n) === 1n),
      };
    });
  }

  #eventOf(log: ChainLog): DutyEvent {
    const { duty, reports } = this.#contracts;
    const at = { block: log.blockNumber, logIndex: log.index };
    const rewards = duty.interface.parseLog(log);
    if (rewards !== null) return { ...at, total: rewards.args["collected"] as bigint, report: undefined };
    const args = reports.interface.parseLog(log)?.args;
    if (args === undefined) throw new RangeError(`The log ${log.index} of block ${log.blockNumber} is of no duty.`);
    const report = { setId: Number(args["setId"]), signers: args["signers"] as bigint };
    return { ...at, total: undefined, report };
  }
}
