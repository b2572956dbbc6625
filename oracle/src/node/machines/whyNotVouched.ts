import type { MachineReason } from "@sonm/protocol/machine.ts";

/**
 * What a node knows of a machine, and for how long that is good. Times in unix seconds.
 *
 * - `isMember`: whether the node has a seat in the signer set
 * - `tried`: whether a round of measurement ever ended
 * - `validSeconds`: for which an attestation is good, undefined while the chain was not read
 */
export interface VouchFacts {
  readonly now: number;
  readonly isMember: boolean;
  readonly heardAt: number | undefined;
  readonly measuredAt: number | undefined;
  readonly tried: boolean;
  readonly goneAfterSeconds: number;
  readonly validSeconds: number | undefined;
}

const HOUR = 3_600;
const DAY = 86_400;

/** Why a node leaves a machine out of what it observes, by the rules of `observeMachines`; empty where it does not. */
export function whyNotVouched(facts: VouchFacts): MachineReason[] {
  const { now, isMember, heardAt, measuredAt, tried, goneAfterSeconds, validSeconds } = facts;
  const reasons: MachineReason[] = [];
  if (!isMember) {
    reasons.push({
      code: "no-seat",
      message: "This node has no seat in the signer set, so nothing that it measures counts in a report.",
    });
  }
  if (measuredAt === undefined) {
    return [...reasons, tried ? UNMEASURED : UNHEARD];
  }
  if (heardAt === undefined || now - heardAt > goneAfterSeconds) {
    reasons.push({
      code: "gone",
      message:
        `This node has not heard of the machine for more than ${spanText(goneAfterSeconds)}. ` +
        "Start its agent, and see that it reaches this node.",
    });
  }
  if (validSeconds !== undefined && now - measuredAt > validSeconds) {
    reasons.push({
      code: "ended",
      message:
        `This node's last complete measurement is more than ${spanText(validSeconds)} old, ` +
        "so an attestation by it would have ended. Keep the agent running until it is measured again.",
    });
  }
  return reasons;
}

const UNHEARD: MachineReason = {
  code: "unheard",
  message: "This node has never measured the machine. Start its agent, and see that it reaches this node.",
};

const UNMEASURED: MachineReason = {
  code: "unmeasured",
  message: "This node has tried to measure the machine, but no round was ever completed. The last ones say why.",
};

function spanText(seconds: number): string {
  const [size, name] = seconds >= 2 * DAY ? [DAY, "days"] : seconds >= HOUR ? [HOUR, "hours"] : [1, "seconds"];
  const count = Math.round(seconds / size);
  return `${count} ${count === 1 ? name.slice(0, -1) : name}`;
}
