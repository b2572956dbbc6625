import { expect } from "chai";
import fc from "fast-check";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import {
  addressOf,
  contextWith,
  EPOCH,
  EQUAL_SET,
  machineOf,
  observationOf,
  RATE,
  setOf,
} from "../helpers/agreement.ts";
import { basisOf, WORKER } from "../helpers/rewards.ts";

const compute = (observations: readonly Observation[], set = EQUAL_SET) =>
  computeLeafData(EPOCH, observations, contextWith(set));

const scoreOf = (observations: readonly Observation[]): bigint | undefined =>
  compute(observations).machines[0]?.benchmarks[1];

const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof AgreementError) return error.message;
    throw error;
  }
  throw new Error("It was accepted.");
};

describe("computeLeafData", () => {
  it("gives the same bytes for the same observations in any order", () => {
    const machine = fc.record({ score: fc.bigInt(1n, 1n << 62n), worker: fc.integer({ min: 1, max: 250 }) });
    const machines = fc
      .uniqueArray(machine, { selector: ({ worker }) => worker, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => a.worker - b.worker))
      .map((list) => list.map(({ score, worker }) => machineOf(score, { worker: addressOf(worker) })));
    const property = fc.property(
      fc.tuple(machines, machines, machines),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (lists, order) => {
        const observations = lists.map((list, index) => {
          const uptimes = list.map(({ worker, benchmarks }) => ({ worker, online: Number(benchmarks[1]! % 1_000n) }));
          return observationOf(index + 1, list, { uptimes });
        });
        const shuffled = order.map((index) => observations[index] as Observation);
        expect(canonicalJson(compute(shuffled))).to.equal(canonicalJson(compute(observations)));
        expect(reportOf(compute(shuffled))).to.deep.equal(reportOf(compute(observations)));
      },
    );
    fc.assert(property, { numRuns: 50 });
  });

  it("pitfall_28_never attests a machine beyond what an honest node saw, whatever one of three says", () => {
    const score = fc.bigInt(1n, 1n << 62n);
    fc.assert(
      fc.property(score, score, score, (first, second, lie) => {
        const value = scoreOf(
          [1, 2, 3].map((node) => observationOf(node, [machineOf([first, second, lie][node - 1]!)])),
        );
        const highest = first > second ? first : second;
        expect((value ?? 0n) <= highest).to.equal(true);
      }),
    );
  });

  it("takes the honest median when one node inflates a machine", () => {
    const observations = [1_000n, 1_100n, 900_000n].map((score, index) => observationOf(index + 1, [machineOf(score)]));
    expect(scoreOf(observations)).to.equal(1_100n);
  });

  it("takes the honest median when one node belittles a machine", () => {
    const observations = [1_000n, 1_100n, 1n].map((score, index) => observationOf(index + 1, [machineOf(score)]));
    expect(scoreOf(observations)).to.equal(1_000n);
  });

  it("takes the lower value when two of three observe and the third is down", () => {
    expect(scoreOf([observationOf(1, [machineOf(1_000n)]), observationOf(3, [machineOf(1_100n)])])).to.equal(1_000n);
  });

  it("does not attest a benchmark on which two observers disagree beyond the tolerance", () => {
    expect(compute([observationOf(1, [machineOf(1_000n)]), observationOf(2, [machineOf(2_100n)])]).machines).to.be
      .empty;
  });

  it("does not attest a machine that one of three measured", () => {
    const observations = [observationOf(1, [machineOf(1_000n)]), observationOf(2, []), observationOf(3, [])];
    expect(compute(observations).machines).to.be.empty;
  });

  it("leaves out a benchmark that one of three measured and keeps the others", () => {
    const seen = machineOf(1_000n);
    const observations = [
      observationOf(1, [{ ...seen, benchmarks: [5n, 1_000n] }]),
      observationOf(2, [seen]),
      observationOf(3, [seen]),
    ];
    expect(compute(observations).machines[0]?.benchmarks).to.deep.equal([0n, 1_000n, 0n, 0n]);
  });

  it("attests facts by majority and nothing where there is none", () => {
    const withCores = (physicalCores: number, logicalCores: number) => {
      const machine = machineOf(1_000n);
      return { ...machine, facts: { ...machine.facts, physicalCores, logicalCores } };
    };
    const observations = [
      observationOf(1, [withCores(4, 1)]),
      observationOf(2, [withCores(4, 2)]),
      observationOf(3, [withCores(64, 3)]),
    ];
    const facts = compute(observations).machines[0]?.facts;
    expect(facts?.physicalCores).to.equal(4);
    expect(facts?.logicalCores).to.equal(0);
  });

  it("weighs nodes by stake", () => {
    const set = setOf(100n, 100n, 400n);
    const observations = [1_000n, 1_100n, 2_000n].map((score, index) => observationOf(index + 1, [machineOf(score)]));
    expect(compute(observations, set).machines[0]?.benchmarks[1]).to.equal(2_000n);
  });

  it("pitfall_19_takes the median of the rates", () => {
    const rates = [RATE, RATE * 2n, RATE + 1n];
    const observations = rates.map((rate, index) => observationOf(index + 1, [], { rate }));
    expect(compute(observations).rate).to.equal(RATE + 1n);
  });

  it("counts rewards by the uptimes that are agreed on, whatever one of three says", () => {
    const previous = { asOf: 1_070, rewards: [], classes: [], uptimes: new Map([[WORKER, 40]]) };
    const context = { ...contextWith(EQUAL_SET), rewards: basisOf({ previous }) };
    const rewardsOf = (...counts: number[]) =>
      computeLeafData(
        EPOCH,
        counts.map((online, index) => observationOf(index + 1, [], { uptimes: [{ worker: WORKER, online }] })),
        context,
      ).rewards;
    const counted = { programId: 0, worker: WORKER, gpuSeconds: 16, online: 48, seenAt: 1_080 };
    expect(rewardsOf(48, 48, 48)).to.deep.equal([counted]);
    expect(rewardsOf(48, 48, 5_000)).to.deep.equal([counted]);
    expect(rewardsOf(0, 48, 48)).to.deep.equal([counted]);
  });

  it("makes a tree also where no machine is attested", () => {
    const data = compute([observationOf(1, []), observationOf(2, [])]);
    expect(reportOf(data).root).to.match(/^0x[0-9a-f]{64}$/);
    expect(BigInt(reportOf(data).root)).not.to.equal(0n);
  });

  it("refuses observers of less than two thirds of the stake", () => {
    expect(refusal(() => compute([observationOf(1, [])]))).to.contain("observations of 100 of 300");
    const two = [observationOf(1, []), observationOf(2, [])];
    expect(refusal(() => compute(two, setOf(100n, 99n, 101n)))).to.contain("observations of 199 of 300");
    expect(compute(two, setOf(100n, 100n, 100n)).observations).to.have.length(2);
  });

  it("refuses a report for which less than two thirds of the stake bring a price", () => {
    const observations = [
      observationOf(1, []),
      observationOf(2, [], { rate: null }),
      observationOf(3, [], { rate: null }),
    ];
    expect(refusal(() => compute(observations))).to.contain("prices of 100 of 300");
  });

  it("pitfall_21_refuses a member's second observation, a stranger's, and one of another epoch or set", () => {
    const good = [observationOf(1, []), observationOf(2, [])];
    expect(refusal(() => compute([...good, observationOf(2, [], { rate: RATE + 1n })]))).to.contain("two observations");
    expect(refusal(() => compute([...good, observationOf(9, [])]))).to.contain("no member");
    expect(refusal(() => compute([...good, observationOf(3, [], { epoch: 8n })]))).to.contain("for epoch 8");
    expect(refusal(() => compute([...good, observationOf(3, [], { setId: 5 })]))).to.contain("set 5");
  });
});
