import { expect } from "chai";
import { parseEther } from "ethers";

import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import { nextSteps } from "../../src/dao/proposals/nextSteps.ts";
import type { Proposal } from "../../src/dao/proposals/readProposals.ts";
import type { Standing } from "../../src/dao/proposals/readStanding.ts";
import { milestoneStep, workSteps, type WorkStanding } from "../../src/dao/works/workSteps.ts";

const NOW = 1_800_000_000n;

const proposal: Proposal = {
  ...{ id: 77n, number: 5n, proposer: "0x01", calls: [], text: "", codeHash: "0x" },
  about: { title: "T", body: "" },
};

const standing = (state: ProposalState, changes: Partial<Standing> = {}): Standing => ({
  ...{ state: BigInt(state), snapshot: NOW - 50n, deadline: NOW + 50n, eta: 0n, codeChanged: false },
  ...{ for: 0n, against: 0n, abstain: 0n, quorum: parseEther("100") },
  ...changes,
});

const stepsOf = (state: ProposalState, changes: Partial<Standing> = {}): string =>
  nextSteps(proposal, standing(state, changes), NOW).join(" ");

describe("what is left to do for a proposal", () => {
  const { Pending, Active, Succeeded, Queued, Defeated, Executed, Canceled } = ProposalState;

  it("is said for each of its states", () => {
    expect(stepsOf(Pending)).to.contain("Until then 0x01 can take it back: `dao cancel 5`.");
    expect(stepsOf(Active, { for: parseEther("30"), abstain: parseEther("20") })).to.contain(
      "50 SNM of votes for it, or abstentions, are missing",
    );
    expect(stepsOf(Active, { for: parseEther("100") })).not.to.contain("missing");
    expect(stepsOf(Succeeded)).to.equal("Anybody can put it into the treasury's queue: `dao queue 5`.");
    expect(stepsOf(Queued, { eta: NOW + 1n })).to.contain("Anybody can execute it from 2027-01-15 08:00:01 UTC on");
    expect(stepsOf(Queued, { eta: NOW })).to.contain("Anybody can execute it now: `dao execute 5`.");
    expect(stepsOf(Executed) + stepsOf(Canceled)).to.equal("Nothing is left to do.Nothing is left to do.");
  });

  it("tells why it was defeated", () => {
    expect(stepsOf(Defeated, { for: parseEther("99") })).to.contain("It missed the quorum of 100 SNM.");
    expect(stepsOf(Defeated, { for: parseEther("100"), against: parseEther("100") })).to.contain(
      "More votes were against it, or as many.",
    );
  });

  it("is nothing more where the code of a target changed", () => {
    for (const state of [Succeeded, Queued]) {
      const told = stepsOf(state, { codeChanged: true, eta: NOW });
      expect(told).to.contain("it can't be executed any more").and.not.to.contain("Anybody can");
    }
    expect(stepsOf(Active, { codeChanged: true })).to.contain("it can't be executed any more");
  });
});

describe("what is left to do for a work order", () => {
  const work = (status: WorkStatus, changes: Partial<WorkStanding> = {}): WorkStanding => ({
    ...{ orderId: 3n, status: BigInt(status), developer: "0xde", reviewer: "0xee", streamDue: 0n },
    ...{ offersUntil: NOW + 10n, expirableFrom: 0n },
    ...changes,
  });
  const milestone = (status: MilestoneStatus, settleableFrom = 0n) => ({
    ...{ index: 1, status: BigInt(status), deadline: NOW + 10n, settleableFrom },
  });

  it("is said for each state of the order", () => {
    const told = (status: WorkStatus, changes: Partial<WorkStanding> = {}) =>
      workSteps(work(status, changes), NOW).join(" ");
    expect(told(WorkStatus.Open)).to.contain("Developers offer until").and.to.contain("by a proposal");
    expect(told(WorkStatus.Open, { offersUntil: NOW - 1n, expirableFrom: NOW })).to.contain(
      "Anybody can end it now: `dao works expire 3`.",
    );
    expect(told(WorkStatus.Asked, { expirableFrom: NOW + 1n }))
      .to.contain("0xde takes it or declines")
      .and.to.contain("on: `dao works expire 3`");
    expect(told(WorkStatus.Running)).to.equal("");
    expect(told(WorkStatus.Running, { streamDue: 1n })).to.contain("`dao works pay-stream 3`");
    expect(told(WorkStatus.Ended)).to.equal("Nothing is left to do.");
  });

  it("is said for each state of a milestone", () => {
    const told = (status: MilestoneStatus, from?: bigint) =>
      milestoneStep(work(WorkStatus.Running), milestone(status, from), NOW);
    expect(told(MilestoneStatus.Pending)).to.equal("0xde delivers until 2027-01-15 08:00:10 UTC.");
    expect(told(MilestoneStatus.Delivered, NOW)).to.equal(
      "0xee accepts or rejects it. Anybody can have it paid now: `dao works settle 3 1`.",
    );
    expect(told(MilestoneStatus.Rejected, NOW + 1n)).to.contain(
      "or disputes. Anybody can have its amount given back from",
    );
    expect(told(MilestoneStatus.Disputed, NOW)).to.contain("Anybody can have it halved now");
    expect(told(MilestoneStatus.Settled)).to.equal(undefined);
    expect(milestoneStep(work(WorkStatus.Open), milestone(MilestoneStatus.Pending), NOW)).to.equal(undefined);
  });
});
