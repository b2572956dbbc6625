import type { MachineReason } from "@sonm/protocol/machine.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { HeldCard } from "../DeviceBook.ts";

/** Whose a machine is and what of it does not count, by what a node knows. */
export interface AssignmentFacts {
  /** Who owns the node; undefined while it is in no signer set. */
  readonly owner: Hex | undefined;
  readonly master: Hex;
  readonly heldCards: readonly HeldCard[];
}

/** Why the word of a node on a machine, or on a card of it, does not count. */
export function assignmentReasons({ owner, master, heldCards }: AssignmentFacts): MachineReason[] {
  const own: MachineReason[] =
    owner === master
      ? [
          {
            code: "own",
            message: "This node and the machine are of one owner: others measure it, and only they count.",
          },
        ]
      : [];
  const held = heldCards.map(({ commitment, heldUntil }) => ({
    code: "held-card",
    message:
      `The graphics card ${commitment.slice(0, 10)} is another master's until ${new Date(heldUntil * 1_000).toISOString()}. ` +
      "Take it out there, and wait until then.",
  }));
  return [...own, ...held];
}
