import { expect } from "chai";

import { epochToReport } from "../../src/node/agreement/epochToReport.ts";
import { TIMES } from "../helpers/agreement.ts";

/** Epoch 5 ends at 1060, each lasts 10 s. */
const at = (now: number, latest: bigint, vanished?: { epochs: bigint[]; since: number }): bigint | undefined =>
  epochToReport(now, { times: TIMES, latest: { epoch: latest }, vanished });

describe("epochToReport", () => {
  it("is the epoch that ended last, where the one before it is reported", () => {
    expect(at(1_060, 4n)).to.equal(5n);
    expect(at(1_069.9, 4n)).to.equal(5n);
  });

  it("is none while everything is reported that ended, or nothing has ended", () => {
    expect(at(1_069, 5n)).to.equal(undefined);
    expect(at(1_009, 0n)).to.equal(undefined);
  });

  it("is an epoch that was missed until two epochs' time after its end, and then the next", () => {
    expect(at(1_060, 3n)).to.equal(4n);
    expect(at(1_069, 3n)).to.equal(4n);
    expect(at(1_070, 3n)).to.equal(5n);
    expect(at(2_000, 3n)).to.equal(98n);
  });

  it("is first of all what a reorganisation took back, in order, for two epochs' time", () => {
    const vanished = { epochs: [2n, 3n], since: 1_061 };
    expect(at(1_062, 1n, vanished)).to.equal(2n);
    expect(at(1_062, 2n, vanished)).to.equal(3n);
    expect(at(1_062, 3n, vanished)).to.equal(4n);
    expect(at(1_082, 1n, vanished)).to.equal(6n);
  });
});
