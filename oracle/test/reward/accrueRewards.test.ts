import { expect } from "chai";
import fc from "fast-check";

import type { Facts } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { accrueRewards } from "../../src/node/reward/accrueRewards.ts";
import {
  NO_REWARDS,
  type AttestedMachine,
  type MemberSpan,
  type RewardBasis,
} from "../../src/node/reward/RewardBasis.ts";
import { addressOf } from "../helpers/agreement.ts";
import { basisOf, BENCHMARKS, cards, cardsOf, PROGRAM, rigOf, spanOf, WORKER } from "../helpers/rewards.ts";

/** What the machine has earned as of 2,100, with so many seconds online since 2,000. */
const earned = (basis: RewardBasis, online = 100): number | undefined =>
  accrueRewards([{ worker: WORKER, online: 500 + online }], 2_100, basis)[0]?.gpuSeconds;

const withRig = (...parts: Parameters<typeof rigOf>): RewardBasis =>
  basisOf({ attestationsOf: () => [{ machine: rigOf(...parts), expiresAt: 10_000 }] });

const withProgram = (parts: Partial<typeof PROGRAM>, rest: Partial<RewardBasis> = {}): RewardBasis =>
  basisOf({ programs: new Map([[0, { ...PROGRAM, ...parts }]]), ...rest });

describe("accrueRewards", () => {
  it("counts units times the seconds online", () => {
    expect(earned(basisOf())).to.equal(200);
    expect(earned(basisOf(), 30)).to.equal(60);
    expect(earned(basisOf(), 0)).to.equal(0);
  });

  it("never counts more than the time that passed, whatever an uptime says", () => {
    expect(earned(basisOf(), 5_000)).to.equal(200);
    expect(earned(basisOf(), -5)).to.equal(0);
  });

  it("counts the cards that the machine was admitted with, and no card that is gone", () => {
    expect(earned(basisOf({ members: [spanOf({ gpus: 1 })] }))).to.equal(100);
    expect(earned(basisOf({ members: [spanOf({ gpus: 5 })] }))).to.equal(200);
    expect(earned(withRig({ gpus: cardsOf("NVIDIA GeForce GTX 1080 Ti", "NVIDIA GeForce GTX 1070") }))).to.equal(100);
  });

  it("counts a machine as one unit where the class demands no card", () => {
    const definition = { ...PROGRAM.definition, minGpus: 0, maxGpus: 0, gpuModels: [] };
    expect(earned(withProgram({ definition }))).to.equal(100);
  });

  it("counts only while the program runs", () => {
    expect(earned(withProgram({ start: 2_040 }))).to.equal(120);
    expect(earned(withProgram({ end: 2_040 }))).to.equal(80);
    expect(earned(withProgram({ start: 2_100 }))).to.equal(0);
    expect(earned(withProgram({ end: 2_000 }))).to.equal(0);
  });

  it("counts only while the machine is a member", () => {
    expect(earned(basisOf({ members: [spanOf({ from: 2_010, until: 2_030 })] }))).to.equal(40);
    expect(earned(basisOf({ members: [] }))).to.equal(undefined);
    const changed = [spanOf({ gpus: 1, until: 2_050 }), spanOf({ from: 2_050 })];
    expect(earned(basisOf({ members: changed }))).to.equal(150);
  });

  it("counts an agent until the second at which a release makes it too old, and a newer one from its measurement on", () => {
    const [old, next] = [PROGRAM.minSoftwareVersion, PROGRAM.minSoftwareVersion + 1];
    const from = (at: number, parts: Partial<RewardBasis> = {}): RewardBasis =>
      basisOf({ outdatedFrom: (version) => (version < next ? at : Infinity), ...parts });
    expect(earned(from(2_040))).to.equal(80);
    expect(earned(from(2_041)), "a second later").to.equal(82);
    expect(earned(from(2_100)), "at the end of the time").to.equal(200);
    expect(earned(from(2_000)), "at its start").to.equal(0);
    expect(earned(from(500)), "long before").to.equal(0);
    const updated = [
      { machine: rigOf({ facts: { softwareVersion: old } }), expiresAt: 10_000 },
      { machine: rigOf({ measuredAt: 2_070, facts: { softwareVersion: next } }), expiresAt: 10_000 },
    ];
    expect(earned(from(2_040, { attestationsOf: () => updated })), "a gap of 30 s").to.equal(140);
    expect(earned(from(2_080, { attestationsOf: () => updated })), "updated before").to.equal(200);
  });

  it("pitfall_15_counts only while an attestation is in force that passes", () => {
    const of = (...list: [number, number, number][]): RewardBasis =>
      basisOf({
        attestationsOf: () =>
          list.map(([measuredAt, expiresAt, count]) => ({
            machine: rigOf({ measuredAt, gpus: cards(count) }),
            expiresAt,
          })),
      });
    expect(earned(of([900, 2_040, 2]))).to.equal(80);
    expect(earned(of([2_030, 9_000, 2]))).to.equal(140);
    expect(earned(of([900, 9_000, 2], [2_050, 9_000, 0])), "measured again without cards").to.equal(100);
    expect(earned(of([900, 9_000, 0], [2_050, 9_000, 1])), "with a card again").to.equal(50);
    expect(earned(of([900, 2_020, 2], [2_060, 9_000, 2])), "a gap").to.equal(120);
    expect(earned(of())).to.equal(0);
  });

  it("shares the time online evenly over times of different units", () => {
    const members = [spanOf({ gpus: 1, until: 2_050 }), spanOf({ from: 2_050 })];
    expect(earned(basisOf({ members }), 33), "floor(150 * 33 / 100)").to.equal(49);
  });

  it("begins with a new member at the uptime of the report before, or with nothing where it has none", () => {
    const previous = { asOf: 2_000, rewards: [], classes: [], uptimes: new Map() };
    const [first] = accrueRewards([{ worker: WORKER, online: 700 }], 2_100, basisOf({ previous }));
    expect(first).to.deep.equal({ programId: 0, worker: WORKER, gpuSeconds: 0, online: 700, seenAt: 2_100 });
    expect(accrueRewards([{ worker: WORKER, online: 700 }], 2_100, basisOf({ previous: undefined }))).to.deep.equal([
      first,
    ]);
    expect(accrueRewards([], 2_100, basisOf({ previous })), "never heard of").to.deep.equal([]);
  });

  it("loses nothing of a machine that one report says nothing of", () => {
    const missing = accrueRewards([], 2_100, basisOf());
    expect(missing).to.deep.equal([{ programId: 0, worker: WORKER, gpuSeconds: 0, online: 500, seenAt: 2_000 }]);
    const previous = { asOf: 2_100, rewards: missing, classes: [], uptimes: new Map() };
    const [later] = accrueRewards([{ worker: WORKER, online: 680 }], 2_200, basisOf({ previous }));
    expect(later).to.deep.equal({ programId: 0, worker: WORKER, gpuSeconds: 360, online: 680, seenAt: 2_200 });
  });

  it("keeps what a machine that left has earned, until its program is closed", () => {
    const rewards = [{ programId: 0, worker: WORKER, gpuSeconds: 77, online: 500, seenAt: 2_000 }];
    const previous = { asOf: 2_000, rewards, classes: [], uptimes: new Map() };
    expect(earned(basisOf({ previous, members: [spanOf({ until: 1_500 })] }))).to.equal(77);
    expect(earned(basisOf({ previous, members: [] }))).to.equal(77);
    expect(earned(basisOf({ previous, programs: new Map() }))).to.equal(undefined);
  });

  it("counts each program for itself, ascending by program and machine", () => {
    const programs = new Map([3, 0].map((programId) => [programId, { ...PROGRAM, programId }] as const));
    const other = addressOf(0x11);
    const members = [spanOf({ programId: 3 }), spanOf(), spanOf({ worker: other })];
    const uptimes = [other, WORKER].map((worker) => ({ worker, online: 550 }));
    const totals = accrueRewards(uptimes, 2_100, basisOf({ programs, members }));
    expect(totals.map(({ programId, worker, gpuSeconds }) => [programId, worker, gpuSeconds])).to.deep.equal([
      [0, other, 0],
      [0, WORKER, 100],
      [3, WORKER, 100],
    ]);
  });
});

describe("a floor program", () => {
  /** $2 a day for two cards is this many USD a second, 18 decimals; 100 seconds of it are owed. */
  const PER_SECOND = (4n * 10n ** 18n) / 86_400n;
  const withDeals = (...deals: ReturnType<RewardBasis["dealsOf"]>): number | undefined =>
    earned(withProgram({ mode: 1 }, { dealsOf: () => deals }));

  it("owes what deals did not bring, in USD, rounded down", () => {
    expect(withDeals()).to.equal(200);
    expect(withDeals({ price: PER_SECOND / 2n, from: 1_000, until: undefined })).to.equal(100);
    expect(withDeals({ price: PER_SECOND, from: 2_050, until: undefined })).to.equal(100);
    expect(withDeals({ price: PER_SECOND, from: 1_000, until: 2_025 })).to.equal(150);
    expect(withDeals({ price: PER_SECOND, from: 1_000, until: 2_000 })).to.equal(200);
    expect(withDeals({ price: 1n, from: 1_000, until: undefined })).to.equal(199);
  });

  it("owes nothing where they brought more, and takes nothing back", () => {
    expect(withDeals({ price: PER_SECOND * 3n, from: 1_000, until: undefined })).to.equal(0);
    const rewards = [{ programId: 0, worker: WORKER, gpuSeconds: 77, online: 500, seenAt: 2_000 }];
    const basis = withProgram(
      { mode: 1 },
      {
        previous: { asOf: 2_000, rewards, classes: [], uptimes: new Map() },
        dealsOf: () => [{ price: PER_SECOND * 3n, from: 1_000, until: undefined }],
      },
    );
    expect(earned(basis)).to.equal(77);
  });
});

describe("the thresholds of the program for the 1080 Ti", () => {
  const facts = (parts: Partial<Facts>): number | undefined => earned(withRig({ facts: parts }));
  const cases: readonly (readonly [string, () => number | undefined, number])[] = [
    ["just meets everything", () => facts({}), 200],
    ["another architecture", () => facts({ architecture: 2 }), 0],
    ["no wired link", () => facts({ link: 2 }), 0],
    ["one physical core", () => facts({ physicalCores: 1 }), 0],
    ["a MHz below 2 GHz", () => facts({ clockMHz: 1_999 }), 0],
    ["a byte below 16 GB of memory", () => facts({ memoryBytes: 15_999_999_999n }), 0],
    ["a byte below 60 GB of disk", () => facts({ diskBytes: 59_999_999_999n }), 0],
    ["a patch below the version", () => facts({ softwareVersion: PROGRAM.minSoftwareVersion - 1 }), 0],
    ["a later version", () => facts({ softwareVersion: PROGRAM.minSoftwareVersion + 1 }), 200],
    ["nothing attested", () => facts({ softwareVersion: 0 }), 0],
    ["no card", () => earned(withRig({ gpus: [] })), 0],
    ["no card of the models", () => earned(withRig({ gpus: cardsOf("NVIDIA GeForce GTX 1080") })), 0],
    ["one card", () => earned(withRig({ gpus: cards(1) })), 100],
    ["nine cards", () => earned(withRig({ gpus: cards(9) })), 0],
    ["a bit below 10 Mbit/s down", () => earned(withRig({ benchmarks: BENCHMARKS.with(5, 9_999_999n) })), 0],
    ["a bit below 10 Mbit/s up", () => earned(withRig({ benchmarks: BENCHMARKS.with(6, 9_999_999n) })), 0],
  ];
  for (const [what, count, expected] of cases) {
    it(`${what}: ${expected} GPU-seconds`, () => expect(count()).to.equal(expected));
  }

  it("eight cards count, and both models do", () => {
    const models = ["NVIDIA GeForce RTX 2080 Ti", "GeForce GTX 1080 Ti", "GeForce RTX 2080 Ti"];
    const basis = withRig({ gpus: [...cardsOf(...models), ...cards(5)] });
    expect(earned({ ...basis, members: [spanOf({ gpus: 8 })] })).to.equal(800);
    expect(hardwareClasses[0]?.code).to.equal("1080Ti-2080Ti");
  });
});

/** A machine's life in rewards: attestations, memberships and one uptime a report, all within 1,000 to 9,000. */
const life = fc
  .record({
    attested: fc.array(fc.tuple(fc.integer({ min: 500, max: 9_000 }), fc.nat(3_000), fc.nat(3)), { maxLength: 6 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 500, max: 9_000 }), fc.nat(2_000), fc.integer({ min: 1, max: 4 })), {
      maxLength: 5,
    }),
    reports: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat(900), fc.boolean()), { maxLength: 12 }),
    mode: fc.constantFrom(0, 1),
    price: fc.bigInt(0n, 10n ** 14n),
  })
  .map(({ attested, spans, reports, mode, price }) => {
    const attestations: AttestedMachine[] = attested
      .toSorted(([a], [b]) => a - b)
      .filter(([at], index, all) => at !== all[index - 1]?.[0])
      .map(([measuredAt, good, count]) => ({
        machine: rigOf({ measuredAt, gpus: cards(count) }),
        expiresAt: measuredAt + good,
      }));
    const ordered = spans.toSorted(([a], [b]) => a - b);
    const members: MemberSpan[] = ordered.map(([from, length, gpus], index) =>
      spanOf({ gpus, from, until: Math.min(from + length, ordered[index + 1]?.[0] ?? Infinity) }),
    );
    const programs = new Map([[0, { ...PROGRAM, mode }]]);
    return { attestations, members, programs, reports, deals: [{ price, from: 3_000, until: 5_000 }] };
  });

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** What each report says, one after the other. Only reports whose last part is true have the machine's uptime. */
function reportsOf({ attestations, members, programs, reports, deals }: Life): {
  readonly asOf: number;
  readonly gpuSeconds: number;
}[] {
  let previous: RewardBasis["previous"];
  let [asOf, online] = [1_000, 0];
  return reports.map(([step, seconds, has]) => {
    asOf += step;
    online += Math.min(seconds, step);
    const uptimes = has ? [{ worker: WORKER, online }] : [];
    const basis = {
      ...NO_REWARDS,
      previous,
      programs,
      members,
      attestationsOf: () => attestations,
      dealsOf: () => deals,
    };
    const rewards = accrueRewards(uptimes, asOf, basis);
    previous = {
      asOf,
      rewards,
      classes: [],
      uptimes: new Map(uptimes.map((uptime) => [uptime.worker, uptime.online])),
    };
    return { asOf, gpuSeconds: rewards[0]?.gpuSeconds ?? 0 };
  });
}

describe("accrueRewards, whatever happens", () => {
  it("pitfall_24_never takes anything back", () => {
    const property = fc.property(life, (one) => {
      const totals = reportsOf(one).map(({ gpuSeconds }) => gpuSeconds);
      expect(totals).to.deep.equal(totals.toSorted((a, b) => a - b));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("never counts more than the units of each membership times its seconds, as the contract checks", () => {
    const property = fc.property(life, (one) => {
      for (const { asOf, gpuSeconds } of reportsOf(one)) {
        const possible = one.members.reduce((sum, { gpus, from, until }) => {
          const seconds = Math.min(until ?? Infinity, asOf, PROGRAM.end) - Math.max(from, PROGRAM.start);
          return sum + Math.max(0, seconds) * gpus;
        }, 0);
        expect(gpuSeconds).to.be.at.most(possible);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("gives the same bytes for the same events in any order", () => {
    const workers = [1, 2, 3, 4].map(addressOf);
    const property = fc.property(
      fc.tuple(life, life, life, life),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.integer({ min: 2_000, max: 9_000 }),
      (lives, order, asOf) => {
        const compute = (indices: readonly number[]): string => {
          const previous = {
            asOf: 1_500,
            rewards: indices.map((index) => ({
              programId: 0,
              worker: workers[index]!,
              gpuSeconds: index,
              online: 100 * index,
              seenAt: 1_400,
            })),
            classes: [],
            uptimes: new Map(),
          };
          const members = indices.flatMap((index) =>
            lives[index]!.members.map((span) => ({ ...span, worker: workers[index]! })),
          );
          const uptimes = indices.map((index) => ({ worker: workers[index]!, online: 1_000 }));
          const attestationsOf: RewardBasis["attestationsOf"] = (worker) =>
            lives[workers.indexOf(worker)]!.attestations;
          return canonicalJson(
            accrueRewards(uptimes, asOf, basisOf({ previous, members: members.toReversed(), attestationsOf })),
          );
        };
        expect(compute(order)).to.equal(compute([0, 1, 2, 3]));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});
