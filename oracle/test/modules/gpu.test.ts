import { expect } from "chai";

import { decodeName } from "@sonm/protocol/hardware.ts";

import { CHAIN_BYTES, makeChain } from "../../src/modules/chains/chainLane.ts";
import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import { commitDevice } from "../../src/modules/gpu/commitDevice.ts";
import { cardFindings, gpuChallenge, type Card } from "../../src/modules/gpu/gpuChallenge.ts";
import { GpuCards } from "../../src/modules/gpu/GpuCards.ts";
import { parseNvidiaSmi } from "../../src/modules/gpu/parseNvidiaSmi.ts";
import { addressOf } from "../helpers/agreement.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { NETWORK } from "../helpers/noCards.ts";
import { passChallenge } from "../helpers/passChallenge.ts";
import { cardsOf, softwareCards, softwareGpuEnvironment } from "../helpers/softwareGpu.ts";

const MIB = 1024 * 1024;
const SETTINGS = { fraction: 0.5, passes: 3, spanMs: 100, readMs: 1_000, graceMs: 10_000 };

const card = (number: number, parts: Partial<Card> = {}): Card => ({
  vendor: "nvidia",
  model: "NVIDIA GeForce GTX 1080 Ti",
  memoryBytes: 11_720_982_528n,
  commitment: `0x${number.toString(16).padStart(64, "0")}`,
  ...parts,
});

/** What these cards do when a node asks. */
const performOn =
  (cards: GpuCards) =>
  ({ kind, params }: ChallengeStep): Promise<object> => {
    if (kind === "gpu") return cards.show();
    return kind === "gpu.fill" ? cards.fill(params) : kind === "gpu.read" ? cards.read(params) : cards.open(params);
  };

describe("gpuChallenge", function () {
  this.timeout(30_000);

  it("fills and reads all cards of a machine at once, by the real shader, and attests them", async () => {
    const cards = softwareCards(2 * MIB, 2);
    const { gpus, benchmarks, failures } = await passChallenge(
      gpuChallenge(SETTINGS, fixedRandom("gpu")),
      performOn(cards),
      5_000,
    );
    expect(failures).to.deep.equal({});
    expect(gpus?.map(({ memoryBytes }) => memoryBytes)).to.deep.equal([BigInt(2 * MIB), BigInt(2 * MIB)]);
    expect(benchmarks).to.include({ "gpu-count": 2n, "gpu-mem": BigInt(2 * MIB) });
  });

  it("attests nothing where there is no card, and asks for nothing more", async () => {
    expect(await passChallenge(gpuChallenge(SETTINGS, fixedRandom("none")), () => ({ cards: [] }))).to.deep.equal({});
  });

  it("attests no card whose only adapter is software", async () => {
    const cards = new GpuCards({
      network: NETWORK,
      find: () => Promise.resolve(cardsOf(2 * MIB)),
      environment: softwareGpuEnvironment(),
    });
    const error: unknown = await passChallenge(gpuChallenge(SETTINGS, fixedRandom("software")), performOn(cards)).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(ChallengeFailedError);
    expect((error as Error).message).to.contain("is software, which is no graphics card");
  });

  it("attests no card where no driver is installed, and says so", async () => {
    const environment = { VK_DRIVER_FILES: "/nowhere" };
    const cards = new GpuCards({ network: NETWORK, find: () => Promise.resolve(cardsOf(2 * MIB)), environment });
    const error: unknown = await passChallenge(gpuChallenge(SETTINGS, fixedRandom("driver")), performOn(cards)).catch(
      (reason: unknown) => reason,
    );
    expect((error as Error).message).to.contain("is its Vulkan driver installed?");
  });

  it("bounds the time for filling and for reading, whatever a machine claims and however slow it is", () => {
    const challenge = gpuChallenge(SETTINGS, fixedRandom("bounds"));
    challenge.next();
    const cards = [{ ...card(1), memoryBytes: String(1n << 62n) }];
    const fill = challenge.next({ answer: { cards }, elapsedMs: 1 }).value as ChallengeStep;
    expect(fill.deadlineMs).to.equal(10_000 + 15 * 60_000);
    const slow = { answer: { devices: [{ lanes: 1 }] }, elapsedMs: 500_000 };
    expect(challenge.next(slow).value).to.include({ kind: "gpu.read", deadlineMs: 1_000 });
  });
});

describe("makeChain", () => {
  it("gives other data for another nonce, card, lane and number of passes", () => {
    const nonce = new Uint8Array(32).fill(1);
    const start = { device: 0, lane: 0 };
    const lanes = [
      makeChain(nonce, start, 2),
      makeChain(nonce, start, 3),
      makeChain(nonce, { device: 1, lane: 0 }, 2),
      makeChain(nonce, { device: 0, lane: 1 }, 2),
      makeChain(new Uint8Array(32).fill(2), start, 2),
    ];
    expect(lanes[0]).to.deep.equal(makeChain(nonce, start, 2));
    expect(new Set(lanes.map((lane) => Buffer.from(lane.buffer).toString("base64"))).size).to.equal(lanes.length);
    expect(lanes[0]?.byteLength).to.equal(CHAIN_BYTES);
  });
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
});

describe("commitDevice", () => {
  const id = "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11";

  it("is the same wherever the device is shown, however its id is spelled", () => {
    const commitment = commitDevice(NETWORK, "nvidia", id);
    expect(commitment).to.equal("0xb673f2ab48e2376643eb710252d3f9a3a430bdb498e3fb49d611db777becc3a2");
    expect(commitDevice(NETWORK, "nvidia", ` ${id.toLowerCase()}\n`)).to.equal(commitment);
  });

  it("is another for another device, maker or network", () => {
    const others = [
      commitDevice(NETWORK, "nvidia", id),
      commitDevice(NETWORK, "nvidia", id.replace("7b", "7c")),
      commitDevice(NETWORK, "amd", id),
      commitDevice({ ...NETWORK, chainId: 1 }, "nvidia", id),
      commitDevice({ ...NETWORK, hardware: addressOf(1) }, "nvidia", id),
    ];
    expect(new Set(others).size).to.equal(others.length);
  });
});

describe("parseNvidiaSmi", () => {
  it("reads unique id, name, memory and place of each card", () => {
    const output =
      "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA H100 80GB HBM3, 81559, 00000000:0A:00.0\n" +
      "GPU-00000000-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA GeForce GTX 1080 Ti, 11178, [N/A]\n";
    expect(parseNvidiaSmi(output)).to.deep.equal([
      {
        vendor: "nvidia",
        model: "NVIDIA H100 80GB HBM3",
        memoryBytes: 81_559 * MIB,
        uniqueId: "gpu-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11",
        bus: "0000:0a:00.0",
      },
      {
        vendor: "nvidia",
        model: "NVIDIA GeForce GTX 1080 Ti",
        memoryBytes: 11_178 * MIB,
        uniqueId: "gpu-00000000-5d2a-9d4e-8d50-2f1b0f6c9a11",
        bus: "",
      },
    ]);
  });

  it("leaves out what the driver could not tell", () => {
    const lines = [
      "",
      "No devices were found",
      "[N/A], NVIDIA A100, 40960, 00000000:0A:00.0",
      "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, , 10, 00000000:0A:00.0",
      "GPU-7b2f3a58-5d2a-9d4e-8d50-2f1b0f6c9a11, NVIDIA A100, [N/A], 00000000:0A:00.0",
    ];
    expect(parseNvidiaSmi(lines.join("\n"))).to.be.empty;
  });
});
