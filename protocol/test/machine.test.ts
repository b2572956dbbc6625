import { expect } from "chai";
import fc from "fast-check";

import { NO_FACTS } from "../src/hardware.ts";
import { leftOutWords } from "../src/leftOutWords.ts";
import { MAX_ROUNDS, MAX_SENTENCE, type MachineAnswer } from "../src/machine.ts";
import { failureSentence, partOf } from "../src/machineParts.ts";
import { MachineAnswerInvalidError, readMachineAnswer } from "../src/readMachineAnswer.ts";

const WORKER = `0x${"ab".repeat(20)}` as const;
const SIGNER = `0x${"01".repeat(20)}` as const;
const WORD = `0x${"22".repeat(32)}` as const;

const ANSWER: MachineAnswer = {
  worker: WORKER,
  node: SIGNER,
  heardAt: 1_800_000_100,
  measured: {
    measuredAt: 1_800_000_000,
    facts: { ...NO_FACTS, memoryBytes: (1n << 64n) - 1n, diskBytes: 5n },
    gpus: [{ model: WORD, memoryBytes: 8n, commitment: WORD }],
    benchmarks: [1n, (1n << 63n) - 1n],
  },
  nextKnown: null,
  rounds: [
    { endedAt: 1_800_000_000, outcome: "partial", failures: { "cpu.multi": "Event 3 of thread 0 was not computed." } },
    { endedAt: 1_799_999_000, outcome: "measured", failures: {} },
  ],
  inReport: { sequence: 7, epoch: 9, measuredAt: 1_800_000_000 },
  leaves: [{ measuredAt: 1_800_000_000, sequence: 6, epoch: 8, by: [SIGNER] }],
  reasons: [{ code: "gone", message: "Start the agent." }],
  leftOut: {
    sequence: 7,
    epoch: 9,
    nodes: 3,
    benchmarks: [
      { benchmark: 0, kind: "differ", by: [SIGNER, WORKER] },
      { benchmark: 2, kind: "few", by: [SIGNER] },
      { benchmark: 3, kind: "few", by: [WORKER] },
    ],
    repeat: "soon",
    notBefore: 1_800_003_600,
  },
};

/** What a node sends. */
const wire = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)));

/** The answer with one field replaced, by its path. */
function changed(path: string, value: unknown): unknown {
  const copy = wire(ANSWER) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  holder[last] = value;
  return copy;
}

describe("readMachineAnswer", () => {
  it("reads back what a node sends", () => {
    expect(readMachineAnswer(wire(ANSWER))).to.deep.equal(ANSWER);
    const nothing = {
      node: null,
      heardAt: null,
      measured: null,
      rounds: [],
      inReport: null,
      leaves: [],
      leftOut: null,
    };
    const empty = { ...ANSWER, ...nothing };
    expect(readMachineAnswer(wire(empty))).to.deep.equal(empty);
  });

  it("reads an older node, which tells nothing of what was left out", () => {
    const { leftOut: _, ...older } = ANSWER;
    expect(readMachineAnswer(wire(older))).to.deep.equal({ ...ANSWER, leftOut: null });
  });

  it("leaves out what it does not know, and never takes over a time of the next measurement", () => {
    expect(readMachineAnswer({ ...(wire(ANSWER) as object), nextKnown: 5, colour: "red" })).to.deep.equal(ANSWER);
  });

  it("refuses what is too much, too large or of another form, and names it", () => {
    const cases: readonly (readonly [string, unknown, string])[] = [
      ["worker", WORKER.toUpperCase(), "worker"],
      ["node", "0x12", "node"],
      ["heardAt", -1, "heardAt"],
      ["heardAt", 1.5, "heardAt"],
      ["measured.facts.architecture", 3, "architecture"],
      ["measured.facts.memoryBytes", String(1n << 64n), "memoryBytes"],
      ["measured.benchmarks", ["9223372036854775808"], "benchmark"],
      ["measured.benchmarks", [1], "benchmark"],
      ["measured.gpus", Array(33).fill({}), "gpus"],
      ["rounds", Array(MAX_ROUNDS + 1).fill({}), "rounds"],
      ["rounds.0.outcome", "fine", "outcome"],
      ["rounds.0.failures", { "<b>": "x" }, "part"],
      ["rounds.0.failures", { disk: "x".repeat(MAX_SENTENCE + 1) }, "failure"],
      ["rounds.0.failures", Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`p${at}`, ""])), "failures"],
      ["leaves.0.by", Array(32).fill(SIGNER), "by"],
      ["reasons.0.code", "", "code"],
      ["reasons", undefined, "reasons"],
      ["leftOut", 5, "leftOut"],
      ["leftOut.nodes", 32, "nodes"],
      ["leftOut.benchmarks.0.kind", "many", "kind"],
      ["leftOut.benchmarks.0.benchmark", 32, "benchmark"],
      ["leftOut.repeat", "never", "repeat"],
      ["leftOut.notBefore", 0.5, "notBefore"],
    ];
    for (const [path, value, named] of cases) {
      expect(() => readMachineAnswer(changed(path, value)), path)
        .to.throw(MachineAnswerInvalidError)
        .with.property("message")
        .that.contains(named);
    }
  });

  it("ends in its own error whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(ANSWER)), (value, key) => {
        for (const source of [value, changed(key, value)]) {
          try {
            readMachineAnswer(source);
          } catch (error) {
            if (!(error instanceof MachineAnswerInvalidError)) throw error;
            expect(error.message.length).to.be.lessThan(250);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a failure in words", () => {
  it("says what failed and why, in one sentence", () => {
    expect(failureSentence("disk", "Block 3 of lane 2 is not what was written.")).to.equal(
      "The disk test failed: block 3 of lane 2 is not what was written.",
    );
    expect(failureSentence("cpu.single", "CPU is gone")).to.equal("The test of one core failed: CPU is gone.");
    expect(failureSentence("disk.write", "")).to.equal("The disk test failed.");
    expect(failureSentence("tape", "")).to.equal('The test "tape" failed.');
  });

  it("finds the part of a machine by the name's beginning", () => {
    expect(partOf("cpu.multi")?.code).to.equal("cpu");
    expect(partOf("gpu.compute")?.code).to.equal("gpu");
    expect(partOf("cpus")).to.equal(undefined);
  });
});

describe("what a report left out, in words", () => {
  const { leftOut } = ANSWER;
  if (leftOut === null) throw new Error("The sample leaves something out.");

  it("names the benchmarks and how many masternodes measured them, those of one reason together", () => {
    const { why } = leftOutWords(leftOut, String);
    expect(why).to.deep.equal([
      '2 of 3 masternodes measured "CPU, all cores", and found what is too far apart to agree on.',
      'Only 1 of 3 masternodes measured "Logical cores" and "Memory".',
    ]);
    const [unknown] = leftOutWords({ ...leftOut, benchmarks: [{ benchmark: 31, kind: "few", by: [] }] }, String).why;
    expect(unknown).to.contain('"benchmark 31"');
  });

  it("says what the node does about it, and when not before", () => {
    const next = (repeat: (typeof leftOut)["repeat"]) =>
      leftOutWords({ ...leftOut, repeat }, (time) => `t${time}`).next;
    expect(next("soon")).to.contain("not before t1800003600");
    expect(next("measured")).to.contain("next report");
    expect(next("others")).to.contain("Other nodes");
    expect(next("regular")).to.contain("in its own time");
  });
});
