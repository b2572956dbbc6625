import { storedMachine, type Stored } from "../../lib/storedMachine.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import type { Observation } from "./Observation.ts";

/** An observation from its canonical JSON, checked when it was written: see `storedMachine`. */
export function storedObservation(json: string): Observation {
  const stored = JSON.parse(json) as Stored<Observation>;
  return {
    ...stored,
    epoch: BigInt(stored.epoch),
    rate: stored.rate === null ? null : BigInt(stored.rate),
    machines: stored.machines.map((machine) => storedMachine<ObservedMachine>(machine)),
  };
}
