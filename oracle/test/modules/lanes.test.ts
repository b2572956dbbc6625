import { expect } from "chai";

import { lanesIn, makeLane } from "../../src/modules/lanes.ts";

const NONCE = new Uint8Array(32).fill(1);

describe("makeLane", () => {
  it("gives the same bytes for the same nonce and lane only", () => {
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(NONCE, 0))).to.equal(0);
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(NONCE, 1))).not.to.equal(0);
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(new Uint8Array(32).fill(2), 0))).not.to.equal(0);
    expect(lanesIn(1)).to.equal(1);
  });
});
