import { expect } from "chai";

import { isSetOutdated } from "../../src/node/isSetOutdated.ts";
import { addressOf } from "../helpers/agreement.ts";

const seat = (node: number, stake: bigint) => ({ signer: addressOf(node), stake });

describe("isSetOutdated", () => {
  const current = [seat(1, 2_000n), seat(2, 100n)];

  it("is not while stakes differ by a twentieth at most, either way", () => {
    expect(isSetOutdated(current, current)).to.equal(false);
    expect(isSetOutdated([seat(1, 2_100n), seat(2, 95n)], current)).to.equal(false);
    expect(isSetOutdated([seat(1, 2_101n), seat(2, 100n)], current)).to.equal(true);
    expect(isSetOutdated([seat(1, 2_000n), seat(2, 94n)], current)).to.equal(true);
  });

  it("is where a member came, went or has another signer, and where there was no set", () => {
    expect(isSetOutdated([...current, seat(3, 1n)], current)).to.equal(true);
    expect(isSetOutdated(current.slice(1), current)).to.equal(true);
    expect(isSetOutdated([seat(1, 2_000n), seat(3, 100n)], current)).to.equal(true);
    expect(isSetOutdated(current, [])).to.equal(true);
    expect(isSetOutdated([], [])).to.equal(false);
  });
});
