import type { Hex } from "../../lib/Hex.ts";
import { attestedFact } from "./attestedFact.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import type { Said } from "./Said.ts";

/** Whose machine it is, as those who observe it agree; undefined where they don't. */
export const agreedMaster = (votes: readonly Said<ObservedMachine>[], totalStake: bigint): Hex | undefined =>
  attestedFact(
    votes.map(({ value, stake }) => ({ value: value.master, stake })),
    totalStake,
    String,
  );
