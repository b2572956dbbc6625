import { storedMachine, type Stored } from "../../lib/storedMachine.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import { leafDataSchema, type CurrentLeafData, type LeafData } from "./LeafData.ts";

/** Leaf data from their canonical JSON, checked when they were written: see `storedMachine`. */
export function storedLeafData(json: string): LeafData {
  const stored = JSON.parse(json) as Stored<CurrentLeafData>;
  if (stored.version !== 6) return leafDataSchema.parse(stored);
  return {
    ...stored,
    epoch: BigInt(stored.epoch),
    rate: BigInt(stored.rate),
    machines: stored.machines.map((machine) => storedMachine<ObservedMachine>(machine)),
    duties: stored.duties.map(({ owner, earned }) => ({ owner, earned: BigInt(earned) })),
    classes: stored.classes.map(({ classId, supplied, demanded, fees }) => ({
      ...{ classId, supplied: BigInt(supplied), demanded: BigInt(demanded), fees: BigInt(fees) },
    })),
  };
}
