import { createHash } from "node:crypto";

import { expect } from "chai";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import { Keystream } from "../../src/modules/network/Keystream.ts";
import { bitsPerSecond, networkChallenge } from "../../src/modules/network/networkChallenge.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";

const KIB = 1024;
const SETTINGS = { direction: "download", maxBytes: 4_096 * KIB, spanMs: 100, graceMs: 1_000 } as const;

const hashOf = ({ transfer }: ChallengeStep): object => {
  const hash = createHash("sha256");
  if (transfer !== undefined)
    for (const chunk of new Keystream(transfer.seed).chunks(transfer.bytes)) hash.update(chunk);
  return { sha256: `0x${hash.digest("hex")}` };
};

describe("networkChallenge", () => {
  it("moves more and more bytes until a transfer takes long enough", () => {
    const challenge = networkChallenge(SETTINGS, fixedRandom("net"));
    const first = challenge.next().value as ChallengeStep;
    expect(first.transfer?.bytes).to.equal(256 * KIB);
    const second = challenge.next({ answer: hashOf(first), elapsedMs: 10 }).value as ChallengeStep;
    expect(second.transfer?.bytes).to.equal(2_048 * KIB);
    expect(second.transfer?.seed).not.to.deep.equal(first.transfer?.seed);
    const end = challenge.next({ answer: hashOf(second), elapsedMs: 200 });
    expect(end).to.deep.equal({
      done: true,
      value: { benchmarks: { "net-download": bitsPerSecond(2_048 * KIB, 200) } },
    });
  });

  it("ends at the largest transfer", () => {
    const challenge = networkChallenge({ ...SETTINGS, maxBytes: 300 * KIB }, fixedRandom("max"));
    const first = challenge.next().value as ChallengeStep;
    const second = challenge.next({ answer: hashOf(first), elapsedMs: 1 }).value as ChallengeStep;
    expect(second.transfer?.bytes).to.equal(300 * KIB);
    expect(challenge.next({ answer: hashOf(second), elapsedMs: 1 }).done).to.equal(true);
  });

  it("counts bits per second, rounded down", () => {
    expect(bitsPerSecond(1_000_000, 1_000)).to.equal(8_000_000n);
    expect(bitsPerSecond(1, 3_000)).to.equal(2n);
  });

  it("refuses the hash of other bytes", () => {
    const challenge = networkChallenge(SETTINGS, fixedRandom("hash"));
    challenge.next();
    const answer = { sha256: `0x${"00".repeat(32)}` };
    expect(() => challenge.next({ answer, elapsedMs: 500 })).to.throw(ChallengeFailedError, "did not get");
  });

  it("refuses an upload of which the node did not see all", () => {
    const challenge = networkChallenge({ ...SETTINGS, direction: "upload" }, fixedRandom("up"));
    challenge.next();
    expect(() => challenge.next({ answer: { received: 5 }, elapsedMs: 500 })).to.throw(ChallengeFailedError);
  });
});

describe("Keystream", () => {
  it("gives the same bytes however they are taken", () => {
    const whole = new Keystream(new Uint8Array([1])).next(300_000);
    const parts = new Keystream(new Uint8Array([1]));
    expect(Buffer.concat([parts.next(1), parts.next(70_000), parts.next(229_999)]).equals(whole)).to.equal(true);
    expect(Buffer.concat([...new Keystream(new Uint8Array([1])).chunks(300_000)]).equals(whole)).to.equal(true);
    expect(new Keystream(new Uint8Array([2])).next(32).equals(whole.subarray(0, 32))).to.equal(false);
  });
});
