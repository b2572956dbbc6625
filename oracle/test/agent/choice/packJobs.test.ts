import { expect } from "chai";
import fc from "fast-check";

import { packJobs, type Job } from "../../../src/agent/choice/packJobs.ts";

const anyJobs = fc
  .array(
    fc.record({
      weight: fc.bigInt({ min: -5n, max: 100n }),
      seconds: fc.integer({ min: 1, max: 20 }),
      latest: fc.integer({ min: -2, max: 40 }),
    }),
    { maxLength: 7 },
  )
  .map((jobs) => jobs.map((job, number): Job => ({ id: String(number), ...job })));

/** The heaviest that any order of any jobs brings, by trying all. */
function heaviest(jobs: readonly Job[], time = 0): bigint {
  return jobs.reduce((best, job) => {
    if (time > job.latest) return best;
    const weight = job.weight + heaviest(jobs.filter((other) => other !== job), time + job.seconds); // prettier-ignore
    return weight > best ? weight : best;
  }, 0n);
}

describe("packing jobs", () => {
  it("packs as heavy as any order of any jobs does", () => {
    fc.assert(
      fc.property(anyJobs, (jobs) => {
        const packed = packJobs(jobs);
        expect(packed.reduce((sum, { weight }) => sum + weight, 0n)).to.equal(heaviest(jobs));
      }),
      { numRuns: 300 },
    );
  });

  it("begins each of them in time, in the order that it gives", () => {
    fc.assert(
      fc.property(anyJobs, (jobs) => {
        let time = 0;
        for (const { latest, seconds } of packJobs(jobs)) {
          expect(time).to.be.at.most(latest);
          time += seconds;
        }
      }),
      { numRuns: 300 },
    );
  });
});
