import { REDELIVERY_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { MilestoneStatus } from "@sonm/protocol/generated/enums.ts";
import { zeroHash } from "viem";
import { describe, expect, it } from "vitest";

import { milestoneTurn } from "./workTurns.ts";

const DEADLINE = 1_000_000;
const OVER = DEADLINE + 500;

const turn = (status: MilestoneStatus, now: number, settleableFrom = OVER) =>
  milestoneTurn({ status, amount: 1n, deadline: DEADLINE, since: 0, contentHash: zeroHash, settleableFrom }, now);

describe("whose turn it is with a milestone", () => {
  it.each([
    [MilestoneStatus.Pending, DEADLINE, "developer", DEADLINE, ["deliver"]],
    [MilestoneStatus.Pending, DEADLINE + 1, "developer", OVER - 1, ["deliver"]],
    [MilestoneStatus.Delivered, OVER - 1, "reviewer", OVER - 1, ["accept", "reject"]],
    [MilestoneStatus.Rejected, OVER - 1, "developer", OVER - 1, ["deliver", "dispute"]],
    [MilestoneStatus.Disputed, OVER - 1, "dao", OVER - 1, ["resolve"]],
  ] as const)("in state %s at %s: the %s's until %s", (status, now, party, until, acts) => {
    expect(turn(status, now)).toMatchObject({ party, until, acts });
  });

  it.each([
    [MilestoneStatus.Pending, "back to the treasury"],
    [MilestoneStatus.Delivered, "it is paid"],
    [MilestoneStatus.Rejected, "back to the treasury"],
    [MilestoneStatus.Disputed, "one half each"],
  ])("is anybody's once its time is over, in state %s: %s", (status, text) => {
    const found = turn(status, OVER);
    expect(found).toMatchObject({ party: "anybody", until: undefined, acts: ["settle"] });
    expect(found?.text).toContain(text);
  });

  it("lets nobody deliver again long after the deadline", () => {
    const late = DEADLINE + Number(REDELIVERY_PERIOD);
    expect(turn(MilestoneStatus.Rejected, late, late + 10)?.acts).toEqual(["deliver", "dispute"]);
    expect(turn(MilestoneStatus.Rejected, late + 1, late + 10)?.acts).toEqual(["dispute"]);
  });

  it("is nobody's where nothing is to be settled", () => {
    expect(turn(MilestoneStatus.Pending, 0, 0)).toBeUndefined();
    expect(turn(MilestoneStatus.Settled, OVER, 0)).toBeUndefined();
  });
});
