import { expect } from "chai";

import { shareOf } from "../../src/uptimes/shareOf.ts";

describe("shareOf", () => {
  it("rounds down, so that only what was always online is 100 percent", () => {
    const earlier = { asOf: 1_000, online: 10 };
    expect(shareOf(earlier, { asOf: 101_000, online: 100_009 })).to.deep.equal({
      seconds: 100_000,
      online: 99_999,
      percent: "99.99",
    });
    expect(shareOf(earlier, { asOf: 2_000, online: 1_010 })?.percent).to.equal("100.00");
    expect(shareOf(earlier, { asOf: 2_000, online: 10 })?.percent).to.equal("0.00");
  });

  it("says nothing of no time", () => {
    expect(shareOf({ asOf: 1_000, online: 10 }, { asOf: 1_000, online: 10 })).to.equal(undefined);
  });
});
