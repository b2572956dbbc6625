import { expect } from "chai";

import type { Challenge, ChallengeStep, Findings } from "../../src/modules/Challenge.ts";
import { CardProcess } from "../../src/modules/gpu/CardProcess.ts";
import { gpuChallenge } from "../../src/modules/gpu/gpuChallenge.ts";
import type { GpuCards } from "../../src/modules/gpu/GpuCards.ts";
import { digestWalks } from "../../src/modules/chains/walkDigests.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { passInTime } from "../helpers/passInTime.ts";
import { softwareCards, softwareGpuEnvironment } from "../helpers/softwareGpu.ts";

const MIB = 1024 * 1024;
const SETTINGS = { fraction: 1, passes: 16, spanMs: 1, readMs: 200, graceMs: 60_000 };

const performOn =
  (cards: GpuCards) =>
  ({ kind, params }: ChallengeStep): Promise<object> => {
    if (kind === "gpu") return cards.show();
    return kind === "gpu.fill" ? cards.fill(params) : kind === "gpu.read" ? cards.read(params) : cards.open(params);
  };

const failure = (challenge: Challenge<Findings>, answer: (step: ChallengeStep) => Promise<unknown>): Promise<string> =>
  passInTime(challenge, answer).then(
    () => "passed",
    (error: Error) => error.message,
  );

describe("graphics cards that are not there", function () {
  this.timeout(60_000);

  it("pitfall_27_are not attested: one card that answers for two is too late for the second", async () => {
    const both = softwareCards(2 * MIB, 2);
    const honest = await passInTime(gpuChallenge(SETTINGS, fixedRandom("two")), performOn(both));
    expect(honest.benchmarks?.["gpu-count"]).to.equal(2n);

    const one = softwareCards(2 * MIB, 2);
    const choice = { vendor: "nvidia", model: "", software: true };
    let order: { nonce: Uint8Array; passes: number; lanes: number[] } | undefined;
    let card: CardProcess | undefined;
    const fill = async (device: number): Promise<object> => {
      card?.stop();
      card = new CardProcess(softwareGpuEnvironment());
      if (order === undefined) throw new Error("nothing was asked for");
      const { nonce, passes, lanes } = order;
      return card.perform(
        { kind: "fill", choice, card: device, nonce, lanes: lanes[device] ?? 0, passes },
        SETTINGS.graceMs,
      );
    };
    const read = async (nonce: Uint8Array): Promise<object> => {
      const answer = await card?.perform({ kind: "read", nonce }, SETTINGS.graceMs);
      return { digests: answer !== undefined && "walks" in answer ? digestWalks(answer.walks) : [] };
    };
    // It keeps the first card's lanes, and makes the second one's when it is asked for them.
    const message = await failure(gpuChallenge(SETTINGS, fixedRandom("cheat")), async (step) => {
      const nonce = new Uint8Array(Buffer.from((step.params["nonce"] as string | undefined) ?? "", "hex"));
      if (step.kind === "gpu") return one.show();
      if (step.kind === "gpu.fill") {
        order = { ...(step.params as { passes: number; lanes: number[] }), nonce };
        const filled = await fill(0);
        return { devices: [filled, filled] };
      }
      const first = await read(nonce);
      await fill(1);
      return { devices: [first, await read(nonce)] };
    });
    card?.stop();
    expect(message).to.match(/^late: .* for gpu.read$/);
  });

  it("pitfall_27_are not attested beyond the memory that was filled", async () => {
    const small = softwareCards(2 * MIB);
    const { gpus } = await passInTime(gpuChallenge(SETTINGS, fixedRandom("small")), async (step) => {
      if (step.kind === "gpu") {
        const { cards } = await small.show();
        return { cards: cards.map((card) => ({ ...card, memoryBytes: String(1024 ** 4) })) };
      }
      if (step.kind !== "gpu.fill") return performOn(small)(step);
      return small.fill({ ...step.params, lanes: [64] });
    });
    expect(gpus?.[0]?.memoryBytes).to.equal(BigInt(2 * MIB));
  });

  it("are refused where one card is shown twice", async () => {
    const cards = softwareCards(2 * MIB);
    const message = await failure(gpuChallenge(SETTINGS, fixedRandom("twice")), async () => {
      const { cards: shown } = await cards.show();
      return { cards: [...shown, ...shown] };
    });
    expect(message).to.contain("one card twice");
  });
});
