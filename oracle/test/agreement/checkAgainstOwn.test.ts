import { expect } from "chai";

import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { checkAgainstOwn } from "../../src/node/agreement/checkAgainstOwn.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { CONTEXT, EPOCH, machineOf, observationOf, RATE } from "../helpers/agreement.ts";

const own = observationOf(1, [machineOf(1_000n)]);

/** What the other two propose without this node's observation. */
const without = (scores: readonly [bigint, bigint], rate = RATE) =>
  computeLeafData(
    EPOCH,
    scores.map((score, index) => observationOf(index + 2, [machineOf(score)], { rate })),
    CONTEXT,
  );

describe("checkAgainstOwn", () => {
  it("accepts a proposal within the tolerance that leaves the own observation out", () => {
    expect(() => checkAgainstOwn(without([600n, 700n]), own)).not.to.throw();
  });

  it("refuses a proposal beyond the tolerance that leaves the own observation out", () => {
    expect(() => checkAgainstOwn(without([400n, 450n]), own)).to.throw(AgreementError, "measured 1000");
    expect(() => checkAgainstOwn(without([2_001n, 2_100n]), own)).to.throw(AgreementError, "2001");
  });

  it("accepts an outvoted own observation that was counted", () => {
    const observations = [own, observationOf(2, [machineOf(100n)]), observationOf(3, [machineOf(101n)])];
    expect(() => checkAgainstOwn(computeLeafData(EPOCH, observations, CONTEXT), own)).not.to.throw();
  });

  it("refuses an observation in this node's name that this node did not make", () => {
    const forged = observationOf(1, [machineOf(5_000n)]);
    const data = computeLeafData(EPOCH, [forged, observationOf(2, [machineOf(1_000n)])], CONTEXT);
    expect(() => checkAgainstOwn(data, own)).to.throw(AgreementError, "did not make");
  });

  it("pitfall_19_refuses a rate further than 5% from its own, to the last wei", () => {
    const rate = 1_000_000n;
    const mine = observationOf(1, [], { rate });
    expect(() => checkAgainstOwn({ ...without([1n, 1n]), rate: 950_000n }, mine)).not.to.throw();
    expect(() => checkAgainstOwn({ ...without([1n, 1n]), rate: 949_999n }, mine)).to.throw(AgreementError, "rate");
    expect(() => checkAgainstOwn({ ...without([1n, 1n]), rate: 1_052_632n }, mine)).to.throw(AgreementError, "rate");
  });

  it("does not sign without a price of its own", () => {
    const blind = observationOf(1, [], { rate: null });
    expect(() => checkAgainstOwn(without([1n, 1n]), blind)).to.throw(AgreementError, "no fresh price");
  });
});
