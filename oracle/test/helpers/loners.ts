import type { RoundTools } from "../../src/node/MeasurementRounds.ts";

/** Every machine is its own master, and measured. */
export const LONERS: RoundTools["roster"] = { masterOf: (worker) => worker, isAssigned: () => true };
