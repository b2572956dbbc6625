import { pointFromScalar } from "tiny-secp256k1";

import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import { MeasurementStore } from "../../../../oracle/src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../../../oracle/src/store/nodeTables.ts";
import { openDatabase } from "../../../../oracle/src/store/openDatabase.ts";
import { OutageStore } from "../../../../oracle/src/store/OutageStore.ts";
import { machinesOf } from "./machines.ts";
import { workerKey } from "./workerKey.ts";

type Hex = `0x${string}`;

/**
 * Makes the database of a node that has heard so many machines, whose agents' keys are those of `workerKey`, and has
 * measured those that it was drawn for.
 *
 * @param measuredAt unix seconds
 */
export function knownMachines(
  file: string,
  count: number,
  measuredAt: number,
  isDrawn: (worker: Hex) => boolean,
): void {
  const workers = Array.from({ length: count }, (_, number) => {
    const point = pointFromScalar(workerKey(number), false) ?? new Uint8Array(65);
    return hexOf(keccak(point.subarray(1)).subarray(-20));
  });
  const now = Math.floor(Date.now() / 1_000);
  const database = openDatabase(file, NODE_TABLES);
  try {
    const measurements = new MeasurementStore(database);
    const outages = new OutageStore(database);
    database.exec("BEGIN");
    for (const { master, ...machine } of machinesOf(workers, measuredAt)) {
      if (isDrawn(master)) measurements.save(machine);
      outages.begin(machine.worker, now);
    }
    database.exec("COMMIT");
  } finally {
    database.close();
  }
}
