import { expect } from "chai";
import fc from "fast-check";

import { askTerm } from "../../src/agent/askTerm.ts";
import { isTermKept } from "../../src/agent/isTermKept.ts";

const NOW = 1_700_000_000;
const DAY = 86_400;
const FORWARD = { askValiditySeconds: 7 * DAY, maxDurationSeconds: 7 * DAY };
const SPOT = { ...FORWARD, maxDurationSeconds: 0 };

describe("askTerm", () => {
  it("is what the settings say where no downtime is near", () => {
    const whole = { validUntil: NOW + 7 * DAY, duration: 7 * DAY };
    expect(askTerm(NOW + 0.9, undefined, FORWARD)).to.deep.equal(whole);
    expect(askTerm(NOW, NOW + 14 * DAY + 1, FORWARD)).to.deep.equal(whole);
    expect(askTerm(NOW, NOW + 14 * DAY, FORWARD)).to.deep.equal({ ...whole, validUntil: NOW + 7 * DAY - 1 });
    expect(askTerm(NOW, NOW + 8 * DAY, SPOT)).to.deep.equal({ validUntil: NOW + 7 * DAY, duration: 0 });
  });

  it("sells nothing during a downtime, nor just before", () => {
    for (const settings of [FORWARD, SPOT]) {
      for (const off of [NOW - 5, NOW, NOW + 10]) expect(askTerm(NOW, off, settings)).to.equal(undefined);
      expect(askTerm(NOW, NOW + 11, settings)).not.to.equal(undefined);
    }
  });

  it("never gives a deal that reaches into the downtime, and such an ask stands as long as nothing changes", () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 30 * DAY }),
      fc.integer({ min: 1, max: 10 * DAY }),
      fc.integer({ min: 0, max: 10 * DAY }),
      (left, askValiditySeconds, maxDurationSeconds) => {
        const settings = { askValiditySeconds, maxDurationSeconds };
        const off = NOW + left;
        const term = askTerm(NOW, off, settings);
        expect(term === undefined).to.equal(left <= 10);
        if (term === undefined) return;
        expect(term.validUntil).to.be.within(NOW, NOW + askValiditySeconds);
        expect(term.validUntil + term.duration).to.be.lessThan(off);
        expect(term.duration).to.be.within(maxDurationSeconds === 0 ? 0 : 1, maxDurationSeconds);
        expect(isTermKept(term, off, settings)).to.equal(true);
        expect(isTermKept(term, term.validUntil + term.duration, settings), "a nearer downtime").to.equal(false);
        expect(isTermKept(term, undefined, settings), "none any more").to.equal(term.duration === maxDurationSeconds);
      },
    );
    fc.assert(property, { numRuns: 2_000 });
  });

  it("makes no more than a dozen asks or two on the way to a downtime", () => {
    const off = NOW + 30 * DAY;
    let now = NOW;
    let asks = 0;
    for (;;) {
      const term = askTerm(now, off, FORWARD);
      if (term === undefined) break;
      asks += 1;
      now = term.validUntil + 1;
    }
    expect(asks).to.be.within(10, 24);
    expect(off - now).to.be.at.most(11);
  });
});
