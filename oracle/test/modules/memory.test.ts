import { expect } from "chai";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { LANE_BYTES, lanesIn, makeLane } from "../../src/modules/lanes.ts";
import { memoryChallenge, verifyWalks } from "../../src/modules/memory/memoryChallenge.ts";
import { performMemoryFill, performMemoryRead } from "../../src/modules/memory/performMemory.ts";
import { walkLane } from "../../src/modules/memory/walkLane.ts";
import { walkSeed } from "../../src/modules/memory/walkSeed.ts";
import { StepRefusedError } from "../../src/modules/Performer.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { passChallenge } from "../helpers/passChallenge.ts";

const NONCE = new Uint8Array(32).fill(1);
const READ_NONCE = new Uint8Array(32).fill(2);
const CLAIMED = 16_000_000_000n;
const SETTINGS = { bytes: 3 * LANE_BYTES, claimedBytes: CLAIMED, graceMs: 1_000 };

describe("memoryChallenge", function () {
  this.timeout(20_000);

  let pool: ComputePool;
  before(() => {
    pool = new ComputePool(1);
  });
  after(() => pool.stop());

  it("attests what a machine claims that keeps what it was given", async () => {
    const findings = await passChallenge(memoryChallenge(SETTINGS, fixedRandom("memory")), ({ kind, params }) =>
      kind === "memory.fill" ? performMemoryFill(pool, 1 << 30, params) : performMemoryRead(pool, params),
    );
    expect(findings).to.deep.equal({ facts: { memoryBytes: CLAIMED }, benchmarks: { "ram-size": CLAIMED } });
  });

  it("fills at most half of what the machine claims", () => {
    const small = memoryChallenge({ ...SETTINGS, claimedBytes: BigInt(4 * LANE_BYTES) }, fixedRandom("half")).next();
    expect((small.value as { params: { lanes: number } }).params.lanes).to.equal(2);
  });

  it("pitfall_27_gives less time for reading than filling took", () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("time"));
    challenge.next();
    expect(challenge.next({ answer: {}, elapsedMs: 30_000 }).value).to.include({ deadlineMs: 15_000 });
  });

  it("refuses walks through other data, and a missing one", () => {
    const lanes = 2;
    const walk = (nonce: Uint8Array): number[] =>
      [0, 1].map((lane) => walkLane(makeLane(nonce, lane), walkSeed(READ_NONCE, lane)));
    const verify = (walks: number[]) =>
      verifyWalks({ nonce: NONCE, readNonce: READ_NONCE, lanes }, walks, fixedRandom("w"));
    expect(() => verify(walk(NONCE))).not.to.throw();
    expect(() => verify(walk(READ_NONCE))).to.throw(ChallengeFailedError, "not kept");
    expect(() => verify(walk(NONCE).slice(1))).to.throw(ChallengeFailedError, "1 lanes, not 2");
  });

  it("attests nothing where the machine does not say how much it has", () => {
    const challenge = memoryChallenge({ ...SETTINGS, claimedBytes: 0n }, fixedRandom("none"));
    expect(() => challenge.next()).to.throw(ChallengeFailedError, "does not say");
  });

  it("is not taken on beyond the machine's own limit", async () => {
    const params = { nonce: "00".repeat(32), lanes: 2 };
    const error = await performMemoryFill(pool, LANE_BYTES, params).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(StepRefusedError);
  });
});

describe("makeLane", () => {
  it("gives the same bytes for the same nonce and lane only", () => {
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(NONCE, 0))).to.equal(0);
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(NONCE, 1))).not.to.equal(0);
    expect(Buffer.compare(makeLane(NONCE, 0), makeLane(READ_NONCE, 0))).not.to.equal(0);
    expect(lanesIn(1)).to.equal(1);
  });
});
