import { expect } from "chai";

import { CONTRACT_NAMES } from "@sonm/protocol/networks.ts";

import { deployedFiles } from "../../scripts/lib/local/buildProducts.ts";

describe("what a fresh clone compiles before it deploys", () => {
  it("is every contract of a network, and the stand-in of the original token", async () => {
    // A file of types may be called as a contract is.
    const names = new Set((await deployedFiles()).map((file) => /([^/]+)\.sol$/.exec(file)?.[1]));
    expect([...names]).to.have.members([...CONTRACT_NAMES, "LegacyTokenMock"]);
  });
});
