import { expect } from "chai";
import fc from "fast-check";

import { findBlockBefore } from "../../src/chain/findBlockBefore.ts";

const headersOf = (times: readonly number[]) => {
  let reads = 0;
  return {
    read: (number: number) => {
      reads += 1;
      return Promise.resolve({ number, timestamp: times[number]!, hash: `0x${number}` });
    },
    count: () => reads,
  };
};

describe("findBlockBefore", () => {
  it("finds the last block before a time, wherever it begins to look and however blocks are spread", async () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 200 });
    const property = fc.asyncProperty(gaps, fc.nat(6_000), fc.nat(300), async (steps, time, skipped) => {
      let sum = 0;
      const times = steps.map((step) => (sum += step));
      const expected = times.findLastIndex((timestamp) => timestamp < time);
      const later = Math.min(times.length - 1, expected + 1 + skipped);
      if (times[later]! < time) return;
      const found = await findBlockBefore(time, later, headersOf(times).read);
      expect(found?.number ?? -1).to.equal(expected);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("reads few headers", async () => {
    const times = Array.from({ length: 1_000_000 }, (_, number) => number * 12);
    const near = headersOf(times);
    expect((await findBlockBefore(times[999_000]!, 999_300, near.read))?.number).to.equal(998_999);
    expect(near.count()).to.be.lessThan(20);
    const far = headersOf(times);
    expect((await findBlockBefore(25, 999_999, far.read))?.number).to.equal(2);
    expect(far.count()).to.be.lessThan(41);
  });
});
