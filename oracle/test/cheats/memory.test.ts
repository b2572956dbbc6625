import { expect } from "chai";

import type { Challenge, ChallengeStep } from "../../src/modules/Challenge.ts";
import { CHAIN_BYTES, makeChain, walkChain } from "../../src/modules/chains/chainLane.ts";
import { keepChallenge, type KeepProof } from "../../src/modules/chains/keepChallenge.ts";
import { CHUNK_LANES } from "../../src/modules/chains/walkDigests.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { KeptChains, type MakeLane } from "../helpers/KeptChains.ts";
import { passChallenge } from "../helpers/passChallenge.ts";
import { passInTime } from "../helpers/passInTime.ts";

const KINDS = { fill: "gpu.fill", read: "gpu.read", open: "gpu.open" } as const;
const SETTINGS = { kinds: KINDS, passes: 2, spanMs: 1, readMs: 60_000, graceMs: 60_000, slowestPass: 1_000 };
const OTHER_NONCE = new Uint8Array(32).fill(7);

type Answers = Pick<KeptChains, "fill" | "read" | "open">;

const answerOf =
  (memory: Answers) =>
  (step: ChallengeStep): object =>
    step.kind === "gpu.fill" ? memory.fill(step) : step.kind === "gpu.read" ? memory.read(step) : memory.open(step);

const challengeOf = (lanes: readonly number[], parts: Partial<typeof SETTINGS> = {}): Challenge<KeepProof[]> =>
  keepChallenge(lanes, { ...SETTINGS, ...parts }, fixedRandom("cheat"));

const problem = (proof: KeepProof | undefined): string =>
  proof !== undefined && "problem" in proof ? proof.problem : "";

describe("memory of a machine or a card that cheats", function () {
  this.timeout(20_000);

  const prove = (memory: Answers, lanes = [24]): Promise<KeepProof[]> =>
    passChallenge(challengeOf(lanes), answerOf(memory));

  it("passes if nothing was done to it, with more lanes than fit in one commitment", async () => {
    const lanes = CHUNK_LANES + 3;
    expect(await prove(new KeptChains(), [lanes])).to.deep.equal([{ lanes }]);
  });

  it("pitfall_27_refuses what was made in advance, for another nonce", async () => {
    const [proof] = await prove(new KeptChains(({ passes, ...place }) => makeChain(OTHER_NONCE, place, passes)));
    expect(problem(proof)).to.contain("was not kept");
  });

  it("pitfall_27_refuses lanes that were gone through less often than asked", async () => {
    const [proof] = await prove(new KeptChains(({ nonce, ...place }) => makeChain(nonce, place, 1)));
    expect(problem(proof)).to.contain("was not kept");
  });

  it("pitfall_27_refuses half of what was to be filled", async () => {
    const half: MakeLane = ({ nonce, passes, ...place }) =>
      place.lane % 2 === 0 ? makeChain(nonce, place, passes) : undefined;
    expect(problem((await prove(new KeptChains(half)))[0])).to.contain("was not kept");
  });

  it("refuses one card's lanes for another's, and attests the card whose lanes they are", async () => {
    const sameLanes: MakeLane = ({ nonce, passes, lane }) => makeChain(nonce, { device: 0, lane }, passes);
    const [first, second] = await prove(new KeptChains(sameLanes), [8, 8]);
    expect(first).to.deep.equal({ lanes: 8 });
    expect(problem(second)).to.contain("was not kept");
  });

  it("refuses what was made once it was known what is looked at", async () => {
    const memory = new KeptChains(() => undefined);
    let nonce = new Uint8Array();
    let readNonce = new Uint8Array();
    const bytes = ({ params }: ChallengeStep) => new Uint8Array(Buffer.from(params["nonce"] as string, "hex"));
    const [proof] = await passChallenge(challengeOf([8]), (step) => {
      if (step.kind === "gpu.fill") nonce = bytes(step);
      if (step.kind === "gpu.read") readNonce = bytes(step);
      if (step.kind !== "gpu.open") return answerOf(memory)(step);
      const walks = Uint32Array.from({ length: 8 }, (_, lane) =>
        walkChain(makeChain(nonce, { device: 0, lane }, SETTINGS.passes), readNonce, { device: 0, lane }),
      );
      const { places } = step.params as { places: unknown[] };
      return { chunks: places.map(() => Buffer.from(walks.buffer).toString("base64")) };
    });
    expect(problem(proof)).to.contain("was not kept");
  });

  it("refuses fewer commitments than lanes, and says nothing good of a device left out", async () => {
    const honest = new KeptChains();
    const answer = (change: (devices: object[]) => object[]) => (step: ChallengeStep) =>
      step.kind === "gpu.read" ? { devices: change(honest.read(step).devices) } : answerOf(honest)(step);
    const none = await passChallenge(
      challengeOf([4]),
      answer(() => [{ digests: [] }]),
    );
    expect(problem(none[0])).to.contain("read 0 parts");
    const missing = await passChallenge(
      challengeOf([4, 4]),
      answer((devices) => devices.slice(0, 1)),
    );
    expect(missing[0]).to.deep.equal({ lanes: 4 });
    expect(problem(missing[1])).to.contain("says nothing");
  });

  it("attests the other cards where one refuses, and no more lanes than were asked for", async () => {
    const honest = new KeptChains();
    const proofs = await passChallenge(challengeOf([4, 4]), (step) => {
      const answer = answerOf(honest)(step) as { devices: object[] };
      if (step.kind === "gpu.open") return answer;
      return { devices: [{ refused: "out of order" }, step.kind === "gpu.fill" ? { lanes: 99 } : answer.devices[1]] };
    });
    expect(problem(proofs[0])).to.equal("The machine refused: out of order");
    expect(proofs[1]).to.deep.equal({ lanes: 4 });
  });

  it("pitfall_27_is too late if it makes anew what it did not keep, however slowly it filled", async () => {
    const lanes = (4 * 1024 * 1024) / CHAIN_BYTES;
    const [passes, readMs] = [64, 150];
    const kept = new KeptChains();
    const passed = await passInTime(challengeOf([lanes], { passes, readMs }), (step) =>
      Promise.resolve(answerOf(kept)(step)),
    );
    expect(passed).to.deep.equal([{ lanes }]);

    const memory = new KeptChains();
    let fill: ChallengeStep | undefined;
    const error: unknown = await passInTime(challengeOf([lanes], { passes, readMs }), async (step) => {
      if (step.kind === "gpu.fill") {
        fill = step;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return { devices: [{ lanes }] };
      }
      if (step.kind === "gpu.read" && fill !== undefined) memory.fill(fill);
      return answerOf(memory)(step);
    }).catch((reason: unknown) => reason);
    expect((error as Error).message).to.match(/^late: .* for gpu.read$/);
  });
});
