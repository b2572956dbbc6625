import { decodeClass, type ClassOnChain } from "@sonm/protocol/hardwareClasses.ts";

import type { ClassStore } from "../store/ClassStore.ts";
import type { Contracts } from "./Contracts.ts";
import type { LogReader } from "./LogReader.ts";

/** What the classes are read with. */
export interface ClassHistoryParts {
  readonly contracts: Pick<Contracts, "classes">;
  readonly logs: Pick<LogReader, "read">;
  readonly classes: Pick<ClassStore, "replace">;
}

/** Which hardware classes there were when, read from the chain's events. They never change. */
export class ClassHistory {
  readonly #parts: ClassHistoryParts;

  constructor(parts: ClassHistoryParts) {
    this.#parts = parts;
  }

  /** Reads what changed on the chain. */
  async refresh(): Promise<void> {
    const { contracts, logs, classes } = this.#parts;
    const { interface: abi } = contracts.classes;
    const topics = [[abi.getEvent("HardwareClassAdded").topicHash]];
    await logs.read("classes", { address: await contracts.classes.getAddress(), topics }, (found, blocks) =>
      classes.replace(
        blocks,
        found.flatMap((log) => {
          const args = abi.parseLog(log)?.args;
          if (args === undefined) return [];
          const definition = decodeClass(args["definition"] as ClassOnChain);
          return [{ block: log.blockNumber, logIndex: log.index, value: { classId: Number(args["id"]), definition } }];
        }),
      ),
    );
  }
}
