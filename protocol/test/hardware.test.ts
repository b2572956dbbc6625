import { expect } from "chai";

import { decodeName, decodeSoftwareVersion, encodeName, encodeSoftwareVersion } from "../src/hardware.ts";

describe("encodeName", () => {
  it("keeps printable ASCII, at most 31 bytes", () => {
    expect(decodeName(encodeName("NVIDIA GeForce GTX 1080 Ti"))).to.equal("NVIDIA GeForce GTX 1080 Ti");
    expect(decodeName(encodeName("Intel(R)  Xeon(R) Platinum 8481C CPU @ 2.70GHz"))).to.equal(
      "Intel(R) Xeon(R) Platinum 8481C",
    );
    expect(decodeName(encodeName("Ядро\u0000x"))).to.equal("?????x");
    expect(encodeName("")).to.equal(`0x${"00".repeat(32)}`);
    expect(decodeName(encodeName(""))).to.equal("");
  });
});

describe("encodeSoftwareVersion", () => {
  it("packs major, minor and patch", () => {
    expect(encodeSoftwareVersion("1.2.3")).to.equal(0x010203);
    expect(decodeSoftwareVersion(encodeSoftwareVersion("0.1.0-beta.2"))).to.equal("0.1.0");
  });

  it("does not attest what is no version", () => {
    expect(encodeSoftwareVersion("latest")).to.equal(0);
    expect(encodeSoftwareVersion("1.256.0")).to.equal(0);
  });
});
