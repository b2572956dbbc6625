import type { Roster } from "../../src/node/slots/Roster.ts";

/** Every machine is its own master, and measured. */
export const LONERS: Roster = { masterOf: (worker) => worker, isAssigned: () => true };
