import { expect } from "chai";

import { attemptAt, epochEnd, lastEndedEpoch } from "../../src/node/agreement/EpochTimes.ts";
import { leaderOf } from "../../src/node/agreement/leaderOf.ts";
import { addressOf, setOf } from "../helpers/agreement.ts";

const { members } = setOf(1n, 1n, 1n);
const leaders = (epoch: bigint) => [0, 1, 2, 3].map((attempt) => leaderOf(members, epoch, attempt).signer);

describe("leaderOf", () => {
  it("rotates by epoch and passes on at each timeout", () => {
    expect(leaders(0n)).to.deep.equal([1, 2, 3, 1].map(addressOf));
    expect(leaders(1n)).to.deep.equal([2, 3, 1, 2].map(addressOf));
    expect(leaders((1n << 64n) - 1n)).to.deep.equal(leaders(0n));
  });

  it("has no leader without a signer set", () => {
    expect(() => leaderOf([], 0n, 0)).to.throw(RangeError);
  });
});

describe("EpochTimes", () => {
  const times = { genesis: 1_000, epochLength: 10, leaderTimeout: 2.5 };

  it("knows the epoch that ended last", () => {
    expect(lastEndedEpoch(1_009.9, times)).to.equal(undefined);
    expect(lastEndedEpoch(1_010, times)).to.equal(0n);
    expect(lastEndedEpoch(1_035, times)).to.equal(2n);
    expect(epochEnd(2n, times)).to.equal(1_030);
  });

  it("counts attempts from the end of the epoch", () => {
    expect(attemptAt(1_029, 2n, times)).to.equal(-1);
    expect([1_030, 1_032.4, 1_032.5, 1_037.5].map((now) => attemptAt(now, 2n, times))).to.deep.equal([0, 0, 1, 3]);
  });
});
