import { expect } from "chai";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import type { ChallengeStep, StepKind } from "../../src/modules/Challenge.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { primeEvent } from "../../src/modules/cpu/primeEvent.ts";
import { createPerformers } from "../../src/modules/createPerformers.ts";
import { LANE_BYTES } from "../../src/modules/lanes.ts";
import { measureMachine, type Measurement } from "../../src/modules/measureMachine.ts";
import type { Performers } from "../../src/modules/Performer.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { noCards } from "../helpers/noCards.ts";
import { passChallenge } from "../helpers/passChallenge.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const SETTINGS = {
  cpuSpanMs: 60,
  cpuSamples: 2,
  memoryBytes: LANE_BYTES,
  memoryFactor: 1_000_000,
  memoryPasses: 2,
  diskBytes: LANE_BYTES,
  diskFactor: 1_000_000,
  networkMaxBytes: 1_000,
  networkSpanMs: 10,
  gpuFraction: 1,
  gpuPasses: 4,
  keepSpanMs: 1,
  keepReadMs: 2_000,
  answerGraceMs: 1_000,
};

const IDS = { multi: 0, single: 1, cores: 2, memory: 3, storage: 4, download: 5 };

describe("measureMachine", function () {
  this.timeout(30_000);

  const folder = temporaryFolder();
  let pool: ComputePool;
  let performers: Performers;
  before(() => {
    pool = new ComputePool(2);
  });
  after(() => pool.stop());
  beforeEach(() => {
    const { signal } = new AbortController();
    performers = createPerformers({ pool, folder: folder.path, cards: noCards(), maxBytes: 1 << 30, signal });
  });

  /** This machine with two threads; transfers are refused, as there is no node to carry them out. */
  const measure = (change: Partial<Record<StepKind, (answer: unknown) => unknown>> = {}): Promise<Measurement> =>
    passChallenge(measureMachine(SETTINGS, fixedRandom("machine")), async ({ kind, params }: ChallengeStep) => {
      if (kind.startsWith("network.")) return { refused: "there is no network" };
      const answer = await performers[kind](params, "");
      const seen = kind === "inventory" ? { ...(answer as object), logicalCores: 2 } : answer;
      return change[kind]?.(seen) ?? seen;
    });

  it("measures this very machine, and does not attest what failed", async () => {
    const { benchmarks, facts, failures } = await measure();
    expect(Object.keys(failures)).to.deep.equal(["network.download", "network.upload"]);
    expect(failures["network.upload"]).to.contain("there is no network");
    for (const id of [IDS.multi, IDS.single, IDS.cores, IDS.memory, IDS.storage]) {
      expect(benchmarks[id] ?? 0n, `benchmark ${id}`).to.satisfy((value: bigint) => value > 0n);
    }
    expect(benchmarks[IDS.download]).to.equal(0n);
    expect(facts.memoryBytes).to.equal(benchmarks[IDS.memory]);
    expect(facts.logicalCores).to.equal(2);
  });

  it("pitfall_27_does not attest invented cores, though each of them computed something", async () => {
    const challenge = measureMachine(SETTINGS, fixedRandom("cores"));
    const { benchmarks, facts, failures } = await passChallenge(challenge, async ({ kind, params }: ChallengeStep) => {
      if (kind.startsWith("network.") || kind.startsWith("disk.")) return { refused: "not asked" };
      if (kind === "inventory") return { ...((await performers[kind](params, "")) as object), logicalCores: 64 };
      const threads = params["threads"] as number | undefined;
      if (kind !== "cpu" || threads === undefined || threads <= 2) return performers[kind](params, "");
      const { digests } = (await performers.cpu({ ...params, threads: 2 }, "")) as { digests: string[] };
      const nonce = Buffer.from(params["nonce"] as string, "hex");
      const invented = Array.from({ length: threads - 2 }, (_, index) =>
        Uint32Array.from([primeEvent(nonce, index + 2, 0)]),
      );
      return { digests: [...digests, ...invented.map((events) => Buffer.from(events.buffer).toString("base64"))] };
    });
    expect(failures).not.to.have.any.keys("cpu.single", "cpu.multi");
    expect(failures["cpu.cores"]).to.equal("all of 64 cores together did too little for so many");
    expect(benchmarks[IDS.multi] ?? 0n).to.satisfy((value: bigint) => value > 0n);
    expect(benchmarks[IDS.cores]).to.equal(0n);
    expect([facts.logicalCores, facts.physicalCores]).to.deep.equal([0, 0]);
  });

  it("does not attest memory of a machine that answers nonsense", async () => {
    const { benchmarks, facts, failures } = await measure({ "memory.read": () => ({ digests: ["a"] }) });
    expect(failures["memory"]).to.contain("malformed");
    expect(benchmarks[IDS.memory]).to.equal(0n);
    expect(facts.memoryBytes).to.equal(0n);
  });

  it("gives up on a machine that can't say what it is", async () => {
    const error = await measure({ inventory: () => ({ logicalCores: -1 }) }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ChallengeFailedError);
  });
});
