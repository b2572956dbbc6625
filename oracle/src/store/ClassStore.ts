import type { DatabaseSync } from "node:sqlite";

import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { BlockRange } from "../chain/LogReader.ts";
import type { Stored } from "../lib/storedMachine.ts";
import type { Placed } from "./Placed.ts";
import { replacePlaced } from "./replacePlaced.ts";

/** A class under its id. */
export interface NumberedClass {
  readonly classId: number;
  readonly definition: HardwareClass;
}

/** The hardware classes, as the chain has them. */
export class ClassStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Takes up the classes that some blocks added, in the place of what was there before a reorganisation. */
  replace(blocks: BlockRange, classes: readonly Placed<NumberedClass>[]): void {
    replacePlaced(this.#database, "hardware_classes", blocks, classes);
  }

  /** The classes that there were once a block was made, by id. */
  at(block: number): Map<number, HardwareClass> {
    return new Map(
      this.#database
        .prepare("SELECT json FROM hardware_classes WHERE block <= ? ORDER BY block, log_index")
        .all(block)
        .map((row) => classOfJson(row["json"] as string)),
    );
  }
}

function classOfJson(json: string): [number, HardwareClass] {
  const { classId, definition } = JSON.parse(json) as Stored<NumberedClass>;
  const { minMemoryBytes, minDiskBytes, minGpuMemoryBytes, maxGpuMemoryBytes, minBenchmarks, ...rest } = definition;
  return [
    classId,
    {
      ...rest,
      minMemoryBytes: BigInt(minMemoryBytes),
      minDiskBytes: BigInt(minDiskBytes),
      minGpuMemoryBytes: BigInt(minGpuMemoryBytes),
      maxGpuMemoryBytes: BigInt(maxGpuMemoryBytes),
      minBenchmarks: minBenchmarks.map(BigInt),
    },
  ];
}
