import type { RoundTools } from "../../src/node/MeasurementRounds.ts";

/** Every machine is its own master, and measured. */
export const LONERS: RoundTools["roster"] = { masterOf: (worker) => worker, isAssigned: () => true };

/** No report left anything out. */
export const NO_REPEATS: RoundTools["repeats"] = { isDue: () => false, begin: () => undefined };
