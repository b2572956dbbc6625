import { expect } from "chai";
import fc from "fast-check";

import type { ClassTotal } from "../../src/node/agreement/ClassTotal.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { accrueClasses } from "../../src/node/balance/accrueClasses.ts";
import type { Bill } from "../../src/node/balance/Bill.ts";
import type { ClassedAttestation } from "../../src/node/balance/ClassedAttestation.ts";
import type { ClassUnits } from "../../src/node/balance/ClassUnits.ts";
import type { DealSpan, PreviousRewards, RewardBasis } from "../../src/node/reward/RewardBasis.ts";
import { NO_REWARDS } from "../../src/node/reward/RewardBasis.ts";
import { addressOf } from "../helpers/agreement.ts";
import { WORKER } from "../helpers/rewards.ts";

/** Two cards count for class 0, the machine for class 4. */
const PASSES: readonly ClassUnits[] = [
  { classId: 0, units: 2 },
  { classId: 4, units: 1 },
];

const attestedOf = (parts: Partial<ClassedAttestation> = {}): ClassedAttestation => ({
  ...{ measuredAt: 900, expiresAt: 10_000, passes: PASSES, ...parts },
});

const dealOf = (from: number, until?: number): DealSpan => ({ price: 1n, from, until });

const previousOf = (parts: Partial<PreviousRewards> = {}): PreviousRewards => ({
  ...{ asOf: 2_000, rewards: [], classes: [], uptimes: new Map([[WORKER, 500]]), ...parts },
});

/** A machine that is attested all the time, and a report before as of 2,000 with 500 s online; any part replaced. */
const basisOf = (parts: Partial<RewardBasis> = {}): RewardBasis => ({
  ...{ ...NO_REWARDS, previous: previousOf(), classedOf: () => [attestedOf()], ...parts },
});

/** Supply and demand of class 0 as of 2,100, with so many seconds online since 2,000. */
const countedOf = (parts: Partial<RewardBasis>, online = 100, classId = 0): [number, number] | undefined => {
  const totals = accrueClasses([{ worker: WORKER, online: 500 + online }], 2_100, basisOf(parts));
  const found = totals.find((total) => total.classId === classId);
  return found && [Number(found.supplied), Number(found.demanded)];
};

describe("accrueClasses", () => {
  it("counts units times the seconds online, for each class that the machine passes", () => {
    expect(accrueClasses([{ worker: WORKER, online: 530 }], 2_100, basisOf())).to.deep.equal([
      { classId: 0, supplied: 60n, demanded: 0n, fees: 0n },
      { classId: 4, supplied: 30n, demanded: 0n, fees: 0n },
    ]);
  });

  it("never counts more than the time that passed, whatever an uptime says", () => {
    expect(countedOf({}, 5_000)).to.deep.equal([200, 0]);
    expect(countedOf({}, 0)).to.equal(undefined);
    expect(countedOf({}, -5)).to.equal(undefined);
  });

  it("counts nothing of a machine that one of the two reports says nothing of", () => {
    expect(countedOf({ previous: previousOf({ uptimes: new Map() }) })).to.equal(undefined);
    const classes = [{ classId: 0, supplied: 7n, demanded: 3n, fees: 1n }];
    expect(accrueClasses([], 2_100, basisOf({ previous: previousOf({ classes }) }))).to.deep.equal(classes);
  });

  it("counts nothing where there is no report before", () => {
    const bills = () => [{ fee: 9n, passes: PASSES }];
    const totals = accrueClasses([{ worker: WORKER, online: 100 }], 2_100, basisOf({ previous: undefined, bills }));
    expect(totals).to.deep.equal([]);
  });

  it("counts only while an attestation is in force that passes the class", () => {
    const of = (...list: ClassedAttestation[]) => countedOf({ classedOf: () => list });
    expect(of()).to.equal(undefined);
    expect(of(attestedOf({ expiresAt: 2_040 })), "ends in the middle").to.deep.equal([80, 0]);
    expect(of(attestedOf({ measuredAt: 2_030 }))).to.deep.equal([140, 0]);
    expect(of(attestedOf(), attestedOf({ measuredAt: 2_050, passes: [] })), "cards gone").to.deep.equal([100, 0]);
    const [one] = PASSES;
    const fewer = attestedOf({ measuredAt: 2_050, passes: [{ ...one!, units: 1 }] });
    expect(of(attestedOf(), fewer), "one card gone").to.deep.equal([150, 0]);
    expect(of(attestedOf({ expiresAt: 2_020 }), attestedOf({ measuredAt: 2_060 })), "a gap").to.deep.equal([120, 0]);
  });

  it("shares the time online evenly over times of different units, rounded down", () => {
    const fewer = attestedOf({ measuredAt: 2_050, passes: [{ classId: 0, units: 1 }] });
    expect(countedOf({ classedOf: () => [attestedOf(), fewer] }, 33), "floor(150 * 33 / 100)").to.deep.equal([49, 0]);
  });

  it("counts as demand what was in deals, and no more than was supplied", () => {
    const of = (deals: DealSpan[], online = 100) => countedOf({ dealsOf: () => deals }, online);
    expect(of([dealOf(1_000)])).to.deep.equal([200, 200]);
    expect(of([dealOf(1_000)], 30)).to.deep.equal([60, 60]);
    expect(of([dealOf(2_010, 2_030)])).to.deep.equal([200, 40]);
    expect(of([dealOf(2_010, 2_030)], 10)).to.deep.equal([20, 20]);
    expect(of([dealOf(1_000, 2_000)])).to.deep.equal([200, 0]);
    expect(of([dealOf(2_100)])).to.deep.equal([200, 0]);
    expect(of([dealOf(2_010, 2_050), dealOf(2_040, 2_060)]), "both at one time").to.deep.equal([200, 100]);
    expect(of([dealOf(2_040, 2_050), dealOf(2_010, 2_070)]), "one within the other").to.deep.equal([200, 120]);
  });

  it("counts as demand no time in which the machine passed nothing", () => {
    const attested = [attestedOf({ expiresAt: 2_040 })];
    const of = (...deals: DealSpan[]) => countedOf({ classedOf: () => attested, dealsOf: () => deals });
    expect(of(dealOf(2_040))).to.deep.equal([80, 0]);
    expect(of(dealOf(2_030, 2_090))).to.deep.equal([80, 20]);
  });

  it("shares the fee of a bill out among the classes that the machine passed, rounded down", () => {
    const bills = (): Bill[] => [
      { fee: 9n, passes: PASSES },
      { fee: 5n, passes: PASSES.slice(0, 1) },
      { fee: 1_000n, passes: [] },
      { fee: 70n, passes: [{ classId: 9, units: 1 }] },
    ];
    const totals = accrueClasses([{ worker: WORKER, online: 600 }], 2_100, basisOf({ bills }));
    expect(
      totals.map(({ classId, fees }) => [classId, fees]),
      "nothing of class 9 was supplied",
    ).to.deep.equal([
      [0, 9n],
      [4, 4n],
    ]);
  });

  it("goes on from the report before, of which only bills since then count", () => {
    const classes = [
      { classId: 1, supplied: 10n ** 15n, demanded: 9n, fees: 2n ** 80n },
      { classId: 4, supplied: 2n ** 60n, demanded: 2n ** 59n, fees: 1n },
    ];
    const asked: number[] = [];
    const bills = (since: number): Bill[] => {
      asked.push(since);
      return [{ fee: 2n, passes: PASSES }];
    };
    const basis = basisOf({ previous: previousOf({ classes }), dealsOf: () => [dealOf(0)], bills });
    expect(accrueClasses([{ worker: WORKER, online: 600 }], 2_100, basis)).to.deep.equal([
      { classId: 0, supplied: 200n, demanded: 200n, fees: 1n },
      classes[0],
      { classId: 4, supplied: 2n ** 60n + 100n, demanded: 2n ** 59n + 100n, fees: 2n },
    ]);
    expect(asked).to.deep.equal([2_000]);
  });
});

/** A bill at a time. */
interface TimedBill extends Bill {
  readonly at: number;
}

/** A machine's life: attestations, deals, bills, and one uptime a report, from 1,000 on. */
interface Life {
  readonly attested: readonly ClassedAttestation[];
  readonly deals: readonly DealSpan[];
  readonly bills: readonly TimedBill[];
  /** Seconds since the report before, of them online, and whether the report has the uptime. */
  readonly reports: readonly (readonly [number, number, boolean])[];
}

const passes = fc
  .tuple(fc.nat(3), fc.nat(3))
  .map(([first, second]) =>
    [first, second].flatMap((units, classId): ClassUnits[] => (units === 0 ? [] : [{ classId, units }])),
  );
const time = fc.integer({ min: 500, max: 9_000 });
const life = (online: fc.Arbitrary<number>, has: fc.Arbitrary<boolean>, whole = passes): fc.Arbitrary<Life> =>
  fc
    .record({
      attested: fc.array(fc.tuple(time, fc.nat(3_000), whole), { maxLength: 6 }),
      deals: fc.array(fc.tuple(time, fc.nat(2_000)), { maxLength: 5 }),
      bills: fc.array(fc.record({ at: time, fee: fc.bigInt(0n, 10n ** 20n), passes }), { maxLength: 12 }),
      reports: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), online, has), { minLength: 1, maxLength: 12 }),
    })
    .map(({ attested, deals, ...rest }) => ({
      ...rest,
      deals: deals.map(([from, length]) => dealOf(from, from + length)),
      attested: attested
        .toSorted(([a], [b]) => a - b)
        .filter(([at], index, all) => at !== all[index - 1]?.[0])
        .map(([measuredAt, good, passed]) => ({ measuredAt, expiresAt: measuredAt + good, passes: passed })),
    }));

const sometimes = fc.nat(900);
const always = fc.constant(900);
const any = life(sometimes, fc.boolean());

/**
 * What each report says, one after the other, after a first one as of 1,000.
 *
 * @param isVoid of which reports, by their number, none goes on
 */
function reportsOf(
  { attested, deals, bills, reports }: Life,
  isVoid: (index: number) => boolean = () => false,
): ClassTotal[][] {
  let [asOf, online, previous] = [1_000, 0, previousOf({ asOf: 1_000, uptimes: new Map([[WORKER, 0]]) })];
  return reports.map(([step, seconds, has], index) => {
    asOf += step;
    online += Math.min(seconds, step);
    const uptimes = has ? [{ worker: WORKER, online }] : [];
    const classes = accrueClasses(uptimes, asOf, {
      ...{ ...NO_REWARDS, previous, classedOf: () => attested, dealsOf: () => deals },
      bills: (since) => bills.filter(({ at }) => at >= since && at < asOf),
    });
    const counted = new Map(uptimes.map((uptime) => [uptime.worker, uptime.online]));
    if (!isVoid(index)) previous = { asOf, rewards: [], classes, uptimes: counted };
    return classes;
  });
}

/** One report in the place of all. */
const joined = (one: Life): Life => {
  const [time, online] = one.reports.reduce(
    ([sum, on], [step, seconds]) => [sum + step, on + Math.min(step, seconds)],
    [0, 0],
  );
  return { ...one, reports: [[time, online, true]] };
};

const ofClass = (totals: readonly ClassTotal[], id: number): Omit<ClassTotal, "classId"> =>
  totals.find(({ classId }) => classId === id) ?? { supplied: 0n, demanded: 0n, fees: 0n };

describe("accrueClasses, whatever happens", () => {
  it("pitfall_24_never takes anything back, and in no step demands more than it supplies", () => {
    fc.assert(
      fc.property(any, (one) => {
        let before: readonly ClassTotal[] = [];
        for (const totals of reportsOf(one)) {
          for (const id of [0, 1]) {
            const [then, now] = [ofClass(before, id), ofClass(totals, id)];
            const [supplied, demanded] = [now.supplied - then.supplied, now.demanded - then.demanded];
            expect(demanded >= 0n && demanded <= supplied && now.fees >= then.fees).to.equal(true);
          }
          before = totals;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("says the same in one report as in many, of a machine that is always online", () => {
    fc.assert(
      fc.property(life(always, fc.constant(true)), (one) => {
        const [many, single] = [reportsOf(one).at(-1)!, reportsOf(joined(one)).at(-1)!];
        for (const id of [0, 1]) {
          const [a, b] = [ofClass(many, id), ofClass(single, id)];
          expect([a.supplied, a.demanded]).to.deep.equal([b.supplied, b.demanded]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("says the same in one report as in many, whenever it is online, while it passes all the time", () => {
    const units = [{ classId: 0, units: 3 }];
    const property = fc.property(life(sometimes, fc.constant(true)), (one) => {
      const steady = {
        ...one,
        attested: [attestedOf({ measuredAt: 500, expiresAt: 99_999, passes: units })],
        bills: [],
      };
      const supplied = (of: Life) => ofClass(reportsOf(of).at(-1)!, 0).supplied;
      expect(supplied(steady)).to.equal(supplied(joined(steady)));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("counts each second and each bill once, whatever reports are void: the next one makes up for them", () => {
    const property = fc.property(life(always, fc.constant(true)), fc.array(fc.boolean()), (one, voids) => {
      const isVoid = (index: number) => voids[index] === true && index < one.reports.length - 1;
      const [kept, all] = [reportsOf(one, isVoid).at(-1)!, reportsOf(one).at(-1)!];
      const bills = { ...one, attested: [attestedOf({ measuredAt: 500, expiresAt: 99_999 })] };
      for (const id of [0, 1]) {
        const [a, b] = [ofClass(kept, id), ofClass(all, id)];
        expect([a.supplied, a.demanded]).to.deep.equal([b.supplied, b.demanded]);
      }
      expect(ofClass(reportsOf(bills, isVoid).at(-1)!, 0)).to.deep.equal(ofClass(reportsOf(bills).at(-1)!, 0));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("counts each bill once, however reports lie, and no wei of it twice", () => {
    const supplying = attestedOf({
      measuredAt: 500,
      expiresAt: 99_999,
      passes: PASSES.map((one, classId) => ({ ...one, classId })),
    });
    fc.assert(
      fc.property(life(always, fc.constant(true)), (one) => {
        const lived = { ...one, attested: [supplying] };
        const [many, single] = [reportsOf(lived).at(-1)!, reportsOf(joined(lived)).at(-1)!];
        for (const id of [0, 1]) expect(ofClass(many, id).fees).to.equal(ofClass(single, id).fees);
        const end = 1_000 + lived.reports.reduce((sum, [step]) => sum + step, 0);
        const billed = lived.bills.filter(({ at }) => at >= 1_000 && at < end).reduce((sum, { fee }) => sum + fee, 0n);
        expect(ofClass(many, 0).fees + ofClass(many, 1).fees <= billed).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same bytes for the same machines in any order", () => {
    const workers = [1, 2, 3].map(addressOf);
    const property = fc.property(
      fc.tuple(any, any, any),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (lives, order) => {
        const compute = (indices: readonly number[]): string => {
          const lifeOf = (worker: string) => lives[workers.findIndex((one) => one === worker)]!;
          const basis = basisOf({
            previous: previousOf({ uptimes: new Map(indices.map((index) => [workers[index]!, index])) }),
            classedOf: (worker) => lifeOf(worker).attested,
            dealsOf: (worker) => lifeOf(worker).deals.toReversed(),
          });
          const uptimes = indices.map((index) => ({ worker: workers[index]!, online: 700 * (index + 1) }));
          return canonicalJson(accrueClasses(uptimes, 5_000, basis));
        };
        expect(compute(order)).to.equal(compute([0, 1, 2]));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});
