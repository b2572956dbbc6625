import { expect } from "chai";
import { AbiCoder } from "ethers";

import { UPTIME_LEAF_ABI, uptimeLeafValues } from "../src/uptime.ts";

describe("uptimeLeafValues", () => {
  it("encodes the leaf's type, the worker, the time and the seconds, a word each", () => {
    const worker = `0x${"ab".repeat(20)}` as const;
    const encoded = AbiCoder.defaultAbiCoder().encode(
      UPTIME_LEAF_ABI,
      uptimeLeafValues({ worker, asOf: 1_800_000_000, online: 86_400 }),
    );
    expect(encoded).to.equal(
      `0x${"2".padStart(64, "0")}${"ab".repeat(20).padStart(64, "0")}` +
        `${(1_800_000_000).toString(16).padStart(64, "0")}${(86_400).toString(16).padStart(64, "0")}`,
    );
  });
});
