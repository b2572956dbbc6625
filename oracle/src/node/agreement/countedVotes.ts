import type { Hex } from "../../lib/Hex.ts";
import type { IsAssigned } from "./assignedWith.ts";
import { isOwn } from "./isOwn.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import type { Said } from "./Said.ts";

/** The measurements of one machine that count: of nodes that were drawn for it, and never of one of its own owner. */
export const countedVotes = (
  votes: readonly Said<ObservedMachine>[],
  master: Hex,
  isAssigned: IsAssigned,
): Said<ObservedMachine>[] =>
  votes.filter(
    ({ value: { worker, measuredAt }, by }) => !isOwn(by, worker, master) && isAssigned(by.owner, master, measuredAt),
  );
