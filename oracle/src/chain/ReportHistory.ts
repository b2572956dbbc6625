import { Mutex } from "../lib/Mutex.ts";
import type { Hex } from "../lib/Hex.ts";
import type { AcceptedReport, ReportStore } from "../store/ReportStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";

/** Which reports were accepted and which voided, read from the chain's events. */
export class ReportHistory {
  readonly #contracts: Pick<Contracts, "reports">;
  readonly #logs: Pick<LogReader, "read">;
  readonly #store: ReportStore;
  readonly #mutex = new Mutex();

  constructor(contracts: Pick<Contracts, "reports">, logs: Pick<LogReader, "read">, store: ReportStore) {
    this.#contracts = contracts;
    this.#logs = logs;
    this.#store = store;
  }

  /** Reads what changed on the chain. */
  refresh(): Promise<void> {
    const { reports } = this.#contracts;
    return this.#mutex.run(async () => {
      const names = ["ReportAccepted", "ReportVoided"] as const;
      const filter = {
        address: await reports.getAddress(),
        topics: [names.map((name) => reports.interface.getEvent(name).topicHash)],
      };
      await this.#logs.read("reports", filter, (found, { from }) => {
        this.#store.forgetVoids(from);
        for (const entry of found) {
          const event = reports.interface.parseLog(entry);
          if (event?.name === "ReportAccepted") this.#store.accept(reportOfEvent(event.args, entry.blockNumber));
          else if (event !== null) this.#store.makeVoid(Number(event.args["sequence"]), entry.blockNumber);
        }
      });
    });
  }

  /** The newest report that was accepted and not void once a block was made, as far as the chain was read. */
  at(block: number): AcceptedReport | undefined {
    return this.#store.validAt(block);
  }
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
