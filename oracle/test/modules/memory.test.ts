import { expect } from "chai";

import { CHAIN_BYTES } from "../../src/modules/chains/chainLane.ts";
import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { memoryChallenge } from "../../src/modules/memory/memoryChallenge.ts";
import { MemoryKeeper } from "../../src/modules/memory/MemoryKeeper.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { passChallenge } from "../helpers/passChallenge.ts";
import { performMemory } from "../helpers/performMemory.ts";

const MIB = 1024 * 1024;
const CLAIMED = BigInt(64 * MIB);
const SETTINGS = {
  ...{ bytes: 64 * MIB, claimedBytes: CLAIMED, factor: 2 },
  ...{ passes: 2, spanMs: 100, readMs: 2_000, graceMs: 1_000 },
};

describe("memoryChallenge", function () {
  this.timeout(20_000);

  let pool: ComputePool;
  before(() => {
    pool = new ComputePool(2);
  });
  after(() => pool.stop());

  it("attests what a machine claims that keeps half of it", async () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("memory"));
    const findings = await passChallenge(challenge, performMemory(new MemoryKeeper(pool, 1 << 30)));
    expect(findings).to.deep.equal({ facts: { memoryBytes: CLAIMED }, benchmarks: { "ram-size": CLAIMED } });
  });

  it("attests twice what was kept where the machine can spare less than half", async () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("spare"));
    const findings = await passChallenge(challenge, performMemory(new MemoryKeeper(pool, 5 * MIB)));
    expect(findings.facts?.memoryBytes).to.equal(BigInt(10 * MIB));
  });

  it("fills at most half of what the machine claims, and at most what is set", () => {
    const lanes = (parts: object) =>
      (memoryChallenge({ ...SETTINGS, ...parts }, fixedRandom("half")).next().value as ChallengeStep).params["lanes"];
    expect(lanes({})).to.deep.equal([(32 * MIB) / CHAIN_BYTES]);
    expect(lanes({ bytes: MIB })).to.deep.equal([MIB / CHAIN_BYTES]);
  });

  it("has what was filled too quickly filled again with more passes", () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("quick"));
    const passes = (step: unknown) => (step as ChallengeStep).params["passes"];
    const quick = { answer: { devices: [{ lanes: 1 }] }, elapsedMs: 99 };
    expect(passes(challenge.next().value)).to.equal(2);
    expect(passes(challenge.next(quick).value)).to.equal(8);
    expect(challenge.next({ ...quick, elapsedMs: 100 }).value).to.include({ kind: "memory.read" });
  });

  it("pitfall_27_gives no more time for reading because filling took long", () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("time"));
    challenge.next();
    expect(challenge.next({ answer: { devices: [{ lanes: 1 }] }, elapsedMs: 500_000 }).value).to.include({
      deadlineMs: 2_000,
    });
  });

  it("attests nothing where the machine does not say how much it has", () => {
    const challenge = memoryChallenge({ ...SETTINGS, claimedBytes: 0n }, fixedRandom("none"));
    expect(() => challenge.next()).to.throw(ChallengeFailedError, "does not say");
  });

  it("attests nothing of a machine that can spare nothing", async () => {
    const challenge = memoryChallenge(SETTINGS, fixedRandom("nothing"));
    const keeper = new MemoryKeeper(pool, CHAIN_BYTES - 1);
    const error: unknown = await passChallenge(challenge, (step) =>
      performMemory(keeper)(step).catch((reason: Error) => ({ refused: reason.message })),
    ).catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain("can spare no memory");
  });
});
