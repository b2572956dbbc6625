import { expect } from "chai";

import { decodeName } from "@sonm/protocol/hardware.ts";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import { cardFindings, type Card } from "../../src/modules/gpu/gpuChallenge.ts";
import { parseNvidiaSmi } from "../../src/modules/gpu/performGpu.ts";

const card = (number: number, parts: Partial<Card> = {}): Card => ({
  vendor: "nvidia",
  model: "NVIDIA GeForce GTX 1080 Ti",
  memoryBytes: 11_720_982_528n,
  commitment: `0x${number.toString(16).padStart(64, "0")}`,
  ...parts,
});

describe("cardFindings", () => {
  it("counts cards and takes the smallest memory", () => {
    const { gpus, benchmarks } = cardFindings([card(1), card(2, { memoryBytes: 8_513_388_544n })]);
    expect(benchmarks).to.deep.equal({
      "gpu-count": 2n,
      "gpu-mem": 8_513_388_544n,
      "gpu-nvidia": 1n,
      "gpu-radeon": 0n,
    });
    expect(decodeName(gpus?.[0]?.model ?? "")).to.equal("NVIDIA GeForce GTX 1080 Ti");
  });

  it("says that all cards are of one maker only where they are", () => {
    expect(cardFindings([card(1), card(2, { vendor: "amd" })]).benchmarks).to.include({
      "gpu-nvidia": 0n,
      "gpu-radeon": 0n,
    });
  });

  it("attests nothing where there is no card", () => {
    expect(cardFindings([])).to.deep.equal({});
  });

  it("pitfall_27_refuses one card shown twice", () => {
    expect(() => cardFindings([card(1), card(1)])).to.throw(ChallengeFailedError, "twice");
  });
});

describe("parseNvidiaSmi", () => {
  it("reads unique id, name and memory of each card", () => {
    const output =
      "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA H100 80GB HBM3, 81559\n" +
      "GPU-00000000-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA GeForce GTX 1080 Ti, 11178\n";
    expect(parseNvidiaSmi(output)).to.deep.equal([
      {
        vendor: "nvidia",
        model: "NVIDIA H100 80GB HBM3",
        memoryBytes: 81_559 * 1_048_576,
        uniqueId: "gpu-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11",
      },
      {
        vendor: "nvidia",
        model: "NVIDIA GeForce GTX 1080 Ti",
        memoryBytes: 11_178 * 1_048_576,
        uniqueId: "gpu-00000000-5d2a-9d4e-8d50-2f1b0f6c9a11",
      },
    ]);
  });

  it("leaves out what the driver could not tell", () => {
    const lines = [
      "",
      "No devices were found",
      "[N/A], NVIDIA A100, 40960",
      "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, , 10",
    ];
    expect(parseNvidiaSmi([...lines, "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA A100, [N/A]"].join("\n"))).to.be
      .empty;
  });
});
