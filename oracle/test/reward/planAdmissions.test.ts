import { expect } from "chai";

import { REMOVAL_GRACE, REWARD_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { planAdmissions, type AdmissionAction } from "../../src/node/reward/planAdmissions.ts";
import type { MemberSpan, RewardProgram } from "../../src/node/reward/RewardBasis.ts";
import type { MachineProof } from "../../src/node/ReportArchive.ts";
import type { Attestation } from "../../src/store/AttestationStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { cards, PROGRAM, rigOf, spanOf, WORKER } from "../helpers/rewards.ts";

const NOW = 5_000;
const [GRACE, CLAIM] = [Number(REMOVAL_GRACE), Number(REWARD_CLAIM_PERIOD)];

const attestationOf = (worker: Hex, count: number, measuredAt = 900, expiresAt = NOW + 1): Attestation => ({
  machine: {
    ...rigOf({ measuredAt, gpus: cards(count) }),
    worker,
    gpus: cards(count),
    benchmarks: [...rigOf().benchmarks],
  },
  expiresAt,
});

/** What there is to do, in short. */
const plan = (
  attested: readonly Attestation[],
  members: readonly MemberSpan[] = [],
  programs: readonly RewardProgram[] = [PROGRAM],
  now = NOW,
  proved?: MachineProof,
  outdatedFrom: (version: number) => number = () => Infinity,
): (string | number)[][] =>
  planAdmissions(
    {
      programs: new Map(programs.map((program) => [program.programId, program])),
      members,
      outdatedFrom,
      provedOf: (worker) => (proved?.machine.worker === worker ? proved : undefined),
      attested: attested.filter(({ expiresAt }) => expiresAt > now),
      attestationsOf: (worker) => attested.filter(({ machine }) => machine.worker === worker),
    },
    now,
  ).map(brief);

const brief = (action: AdmissionAction): (string | number)[] => {
  if (action.action === "close") return ["close", action.programId];
  if (action.action === "attest") return ["attest", action.programId, action.proved.machine.worker];
  if (action.action === "removeUnattested") return [action.action, action.programId, action.worker];
  return [action.action, action.programId, action.machine.worker, action.units];
};

describe("planAdmissions", () => {
  const [A, B] = [addressOf(1), addressOf(2)];

  it("admits machines that qualify, in the order in which they were attested", () => {
    const machines = [attestationOf(B, 3), attestationOf(WORKER, 0), attestationOf(A, 1)];
    expect(plan(machines)).to.deep.equal([
      ["admit", 0, B, 3],
      ["admit", 0, A, 1],
    ]);
    expect(plan(machines, [], [])).to.deep.equal([]);
    expect(plan(machines, [], [{ ...PROGRAM, end: NOW }]), "the program is over").to.deep.equal([]);
    expect(plan(machines, [], [{ ...PROGRAM, start: NOW + 1 }]), "it has not begun").to.deep.equal([]);
    expect(plan(machines, [], [{ ...PROGRAM, start: NOW, end: NOW + 1 }])).to.have.length(2);
  });

  it("admits a machine to the program that pays it most, and to no second one", () => {
    const better = { ...PROGRAM, programId: 2, usdPerGpuDay: PROGRAM.usdPerGpuDay + 1n };
    const equal = { ...PROGRAM, programId: 1 };
    expect(plan([attestationOf(A, 1)], [], [PROGRAM, equal, better])).to.deep.equal([["admit", 2, A, 1]]);
    expect(plan([attestationOf(A, 1)], [], [equal, PROGRAM])).to.deep.equal([["admit", 0, A, 1]]);
    const member = spanOf({ worker: A, programId: 1, gpus: 1 });
    expect(plan([attestationOf(A, 1)], [member], [equal, better])).to.deep.equal([]);
    expect(plan([attestationOf(A, 1)], [member], [{ ...equal, end: NOW }, better]), "its program ended").to.deep.equal([
      ["admit", 2, A, 1],
    ]);
    expect(plan([attestationOf(A, 1)], [{ ...member, until: 2_000 }], [equal]), "it left").to.deep.equal([
      ["admit", 1, A, 1],
    ]);
  });

  it("admits a member anew whose cards changed", () => {
    expect(plan([attestationOf(WORKER, 2)], [spanOf()])).to.deep.equal([]);
    expect(plan([attestationOf(WORKER, 5)], [spanOf()])).to.deep.equal([["admit", 0, WORKER, 3]]);
    expect(plan([attestationOf(WORKER, 1)], [spanOf()])).to.deep.equal([["admit", 0, WORKER, -1]]);
  });

  it("brings to the chain what counts less of a member than it knows, and nothing else", () => {
    const at = (count: number, measuredAt = 950): (string | number)[][] => {
      const { machine } = attestationOf(WORKER, count, measuredAt);
      const proved = { sequence: 3, epoch: 3n, root: WORKER, proof: [], machine };
      return plan([attestationOf(WORKER, 2)], [spanOf()], [PROGRAM], NOW, proved);
    };
    expect(at(1)).to.deep.equal([["attest", 0, WORKER]]);
    expect(at(0)).to.deep.equal([["attest", 0, WORKER]]);
    expect(at(1, 900), "the chain has this measurement").to.deep.equal([]);
    expect(at(2)).to.deep.equal([]);
    expect(at(3), "whoever has more brings it himself").to.deep.equal([]);
  });

  it("removes a member once its attestation has ended for long enough", () => {
    const ended = (ago: number): Attestation => attestationOf(WORKER, 2, 0, NOW + GRACE - ago);
    const program = { ...PROGRAM, end: NOW + 2 * GRACE };
    expect(plan([ended(GRACE - 1)], [spanOf()], [program], NOW + GRACE)).to.deep.equal([]);
    expect(plan([ended(GRACE)], [spanOf()], [program], NOW + GRACE)).to.deep.equal([["removeUnattested", 0, WORKER]]);
  });

  it("removes a member once its hardware has failed for long enough", () => {
    const failed = (ago: number): Attestation => attestationOf(WORKER, 0, NOW + GRACE - ago, NOW + 2 * GRACE);
    const program = { ...PROGRAM, end: NOW + 2 * GRACE };
    expect(plan([failed(GRACE - 1)], [spanOf()], [program], NOW + GRACE)).to.deep.equal([]);
    expect(plan([failed(GRACE)], [spanOf()], [program], NOW + GRACE)).to.deep.equal([
      ["removeUnqualified", 0, WORKER, 0],
    ]);
  });

  it("admits no machine whose agent a release made too old, and removes a member once it was so for long enough", () => {
    const of = (since: number, now = NOW, members = [spanOf()]) =>
      plan(
        [attestationOf(WORKER, 2, 900, NOW + 3 * GRACE)],
        members,
        [{ ...PROGRAM, end: NOW + 3 * GRACE }],
        now,
        undefined,
        (version) => (version <= PROGRAM.minSoftwareVersion ? since : Infinity),
      );
    expect(of(NOW + 1, NOW, [])).to.deep.equal([["admit", 0, WORKER, 2]]);
    expect(of(NOW, NOW, [])).to.deep.equal([]);
    expect(of(NOW, NOW + GRACE - 1)).to.deep.equal([]);
    expect(of(NOW, NOW + GRACE)).to.deep.equal([["removeUnqualified", 0, WORKER, 0]]);
    expect(of(800, 900 + GRACE - 1), "too old already when it was measured").to.deep.equal([]);
    expect(of(800, 900 + GRACE)).to.deep.equal([["removeUnqualified", 0, WORKER, 0]]);
  });

  it("closes a program when nobody can claim any more, and leaves its members alone", () => {
    const at = PROGRAM.end + CLAIM;
    expect(plan([], [spanOf()], [PROGRAM], at - 1)).to.deep.equal([]);
    expect(plan([], [spanOf()], [PROGRAM], at)).to.deep.equal([["close", 0]]);
  });
});
