import { expect } from "chai";

import { ChallengeFailedError } from "../../src/modules/ChallengeFailedError.ts";
import { ComputePool } from "../../src/modules/ComputePool.ts";
import { countEvents } from "../../src/modules/cpu/countEvents.ts";
import { cpuChallenge, scoreOf, verifyEvents } from "../../src/modules/cpu/cpuChallenge.ts";
import { performCpu } from "../../src/modules/cpu/performCpu.ts";
import { primeEvent } from "../../src/modules/cpu/primeEvent.ts";
import { StepRefusedError } from "../../src/modules/Performer.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { passChallenge } from "../helpers/passChallenge.ts";

const NONCE = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(8);
const SETTINGS = { spanMs: 60, graceMs: 1_000, samples: 3, threads: 2, benchmark: "cpu-sysbench-multi" } as const;

const textOf = (digests: Uint32Array<ArrayBuffer>): string => Buffer.from(digests.buffer).toString("base64");

const digestsOf = (nonce: Uint8Array, threads: number): string[] =>
  Array.from({ length: threads }, (_, thread) => textOf(countEvents(nonce, thread, 20)));

describe("primeEvent", () => {
  it("depends on nonce, thread and index", () => {
    const digests = [
      primeEvent(NONCE, 0, 0),
      primeEvent(NONCE, 0, 1),
      primeEvent(NONCE, 1, 0),
      primeEvent(OTHER, 0, 0),
    ];
    expect(new Set(digests)).to.have.length(4);
    expect(primeEvent(NONCE, 0, 0)).to.equal(digests[0]);
  });
});

describe("cpuChallenge", function () {
  this.timeout(20_000);

  let pool: ComputePool;
  before(() => {
    pool = new ComputePool(2);
  });
  after(() => pool.stop());

  it("counts on real threads and scores events in ten seconds by the node's clock", async () => {
    let events = 0;
    const perform = async (params: unknown): Promise<unknown> => {
      const answer = await performCpu(pool, params);
      events = answer.digests.reduce((sum, text) => sum + Buffer.from(text, "base64").length / 4, 0);
      return answer;
    };
    const findings = await passChallenge(
      cpuChallenge(SETTINGS, fixedRandom("cpu")),
      ({ params }) => perform(params),
      200,
    );
    expect(events).to.be.at.least(2);
    expect(findings.benchmarks).to.deep.equal({ "cpu-sysbench-multi": BigInt(Math.floor((events * 10_000) / 200)) });
  });

  it("does not score a machine above its span, however early the answer came", () => {
    expect(scoreOf(10, 500)).to.equal(200n);
    const challenge = cpuChallenge({ ...SETTINGS, threads: 1 }, fixedRandom("early"));
    const step = challenge.next().value as { params: { nonce: string } };
    const digests = [textOf(Uint32Array.from([primeEvent(Buffer.from(step.params.nonce, "hex"), 0, 0)]))];
    const end = challenge.next({ answer: { digests }, elapsedMs: 1 });
    expect(end.value).to.deep.equal({ benchmarks: { "cpu-sysbench-multi": scoreOf(1, SETTINGS.spanMs) } });
  });

  it("pitfall_27_refuses events that were computed for another nonce", () => {
    const verify = (): number => verifyEvents(NONCE, SETTINGS, digestsOf(OTHER, 2), fixedRandom("nonce"));
    expect(verify).to.throw(ChallengeFailedError, "was not computed");
  });

  it("refuses forged events among true ones", () => {
    const [first = "", second = ""] = digestsOf(NONCE, 2);
    const forged = Buffer.concat([Buffer.from(first, "base64"), Buffer.alloc(4 * 400, 1)]).toString("base64");
    const verify = (): number =>
      verifyEvents(NONCE, { threads: 2, samples: 8 }, [forged, second], fixedRandom("forged"));
    expect(verify).to.throw(ChallengeFailedError, "was not computed");
  });

  it("refuses another number of threads, and digests that are not whole", () => {
    const digests = digestsOf(NONCE, 1);
    expect(() => verifyEvents(NONCE, SETTINGS, digests, fixedRandom("a"))).to.throw(ChallengeFailedError, "not on 2");
    const cut = ["AAA=", "AAAA"];
    expect(() => verifyEvents(NONCE, SETTINGS, cut, fixedRandom("b"))).to.throw(ChallengeFailedError, "not whole");
  });

  it("is not taken on by a machine with fewer threads", async () => {
    const params = { nonce: "00".repeat(32), threads: 3, spanMs: 10 };
    const error = await performCpu(pool, params).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(StepRefusedError);
  });
});
