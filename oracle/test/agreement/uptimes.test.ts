import { expect } from "chai";
import fc from "fast-check";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { checkUptimes, type AttestedUptime } from "../../src/node/agreement/checkUptimes.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { epochEnd } from "../../src/node/agreement/EpochTimes.ts";
import { leafDataSchema } from "../../src/node/agreement/LeafData.ts";
import { observationSchema } from "../../src/node/agreement/Observation.ts";
import { uptimeTolerance } from "../../src/node/agreement/rules.ts";
import { addressOf, AS_OF, CONTEXT, EPOCH, observationOf, TIMES } from "../helpers/agreement.ts";

const WORKER = addressOf(0xaa);
const LENGTH = TIMES.epochLength;
const TOLERANCE = uptimeTolerance(LENGTH);

/** What is attested if nodes counted this, node by node; undefined where a node is down, null where it knows no machine. */
const attest = (counts: readonly (number | null | undefined)[], epoch = EPOCH) => {
  const observations = counts.flatMap((online, index) => {
    const uptimes = online === null || online === undefined ? [] : [{ worker: WORKER, online }];
    return online === undefined ? [] : [observationOf(index + 1, [], { epoch, uptimes })];
  });
  return computeLeafData(epoch, observations, CONTEXT);
};
const attested = (counts: readonly (number | null | undefined)[]): number | undefined =>
  attest(counts).uptimes[0]?.online;

describe("uptimes in reports", () => {
  it("are the middle of what three nodes counted, and the lower of two", () => {
    expect(attest([50, 70, 60])).to.deep.include({ asOf: AS_OF, uptimes: [{ worker: WORKER, online: 60 }] });
    expect(attested([50, undefined, 60])).to.equal(50);
    expect(attested([50, null, 60])).to.equal(50);
  });

  it("are not attested of a machine that no more than a third of the stake knows", () => {
    expect(attested([50, null, null])).to.equal(undefined);
    expect(attested([50, undefined, null])).to.equal(undefined);
  });

  it("are not attested where two of three count, and differ by more than the tolerance", () => {
    expect(attested([50, undefined, 60])).to.equal(50);
    expect(attested([50, undefined, 61])).to.equal(undefined);
    expect(attested([50, 80, 110]), "of three, the median is safe").to.equal(80);
  });

  it("are moved beyond the honest counts by no liar among three, and hardly below them by one among two", () => {
    const count = fc.integer({ min: 15, max: 2 ** 40 - 16 });
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 0, max: 2 }), (first, second, lie, liar) => {
        const counts = [first, second];
        counts.splice(liar, 0, lie);
        expect(attested(counts)).to.be.within(Math.min(first, second), Math.max(first, second));
        expect(attested([first, lie, undefined]) ?? first).to.be.within(first - TOLERANCE, first);
        expect(attested([first, first + (lie % 30) - 15, undefined]) ?? first).to.be.within(first - TOLERANCE, first);
      }),
      { numRuns: 300 },
    );
  });

  it("never fall and never outrun time, whatever each node saw, which are up, and what one of three says", () => {
    const sight = fc.integer({ min: 0, max: LENGTH });
    const epoch = fc.record({
      offline: fc.tuple(sight, sight, sight),
      lie: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
      liar: fc.integer({ min: -1, max: 2 }),
      down: fc.integer({ min: -1, max: 2 }),
    });
    const property = fc.property(fc.array(epoch, { maxLength: 30 }), (epochs) => {
      let last: AttestedUptime = { asOf: TIMES.genesis, online: 0 };
      epochs.forEach(({ offline, lie, liar, down }, index) => {
        const asOf = epochEnd(BigInt(index), TIMES);
        const honest = offline.map((seconds) => last.online + (asOf - last.asOf) - Math.min(seconds, asOf - last.asOf));
        // Beyond one of three lying, or one being down, the rules promise no report.
        const counts = honest.map((count, node) => {
          if (node === liar) return lie;
          return node === down && liar === -1 ? undefined : count;
        });
        const data = attest(counts, BigInt(index));
        expect(() => checkUptimes(data, new Map([[WORKER, last]]), TIMES)).not.to.throw();
        last = { asOf: data.asOf, online: data.uptimes[0]?.online ?? Number.NaN };
      });
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe("checkUptimes", () => {
  const check = (online: number, last?: AttestedUptime): void =>
    checkUptimes(
      { asOf: AS_OF, uptimes: [{ worker: WORKER, online }] },
      new Map(last === undefined ? [] : [[WORKER, last]]),
      TIMES,
    );

  it("refuses, to the second, what falls below the last count or outruns time", () => {
    const last = { asOf: AS_OF - LENGTH, online: 25 };
    for (const online of [25, 30, 35]) expect(() => check(online, last)).not.to.throw();
    expect(() => check(24, last)).to.throw(AgreementError, "24 s, and 25 s are attested already");
    expect(() => check(36, last)).to.throw(AgreementError, "grows by 11 s in 10 s");
  });

  it("takes a machine that no report had for online since the first epoch at most", () => {
    expect(() => check(AS_OF - TIMES.genesis)).not.to.throw();
    expect(() => check(AS_OF - TIMES.genesis + 1)).to.throw(AgreementError, "grows by 81 s in 80 s");
  });
});

describe("the schemas of uptimes", () => {
  const observation = (workers: readonly number[]) =>
    JSON.parse(
      canonicalJson(observationOf(1, [], { uptimes: workers.map((id) => ({ worker: addressOf(id), online: 1 })) })),
    ) as unknown;

  it("take each machine once, ascending", () => {
    expect(observationSchema.safeParse(observation([1, 2])).success).to.equal(true);
    expect(observationSchema.safeParse(observation([2, 1])).success).to.equal(false);
    expect(observationSchema.safeParse(observation([1, 1])).success).to.equal(false);
  });

  it("read data of reports from before uptimes were attested", () => {
    const current = JSON.parse(canonicalJson(attest([1, 2, 3]))) as Record<string, unknown>;
    expect(leafDataSchema.parse(current)).to.deep.include({ version: 6, uptimes: [{ worker: WORKER, online: 2 }] });
    const { duties: _duties, rewards: _rewards, classes: _classes, ...undutiful } = current;
    const data: Record<string, unknown> = { ...undutiful, version: 2 };
    expect(leafDataSchema.parse(data)).to.deep.include({ version: 2, uptimes: [{ worker: WORKER, online: 2 }] });
    const { uptimes: _, asOf: __, ...rest } = data;
    expect(leafDataSchema.parse({ ...rest, version: 1 })).to.deep.include({ version: 1, uptimes: [] });
    expect(leafDataSchema.safeParse({ ...rest, version: 2 }).success).to.equal(false);
  });
});
