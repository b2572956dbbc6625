import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { countsOf } from "../../scripts/lib/test/counts.ts";
import { runStages } from "../../scripts/lib/test/runStages.ts";
import type { Pace, Stage } from "../../scripts/lib/test/stages.ts";

/** Milliseconds for which a stage waits for another one to be there. */
const PATIENCE = 5_000;

describe("runStages", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sonm-stages-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A stage that is there for a while, and passes if it meets, or never meets, another one. */
  const stage = (name: string, pace: Pace, meets: string, expected: boolean): Stage => ({
    name,
    what: "",
    pace,
    command: process.execPath,
    args: () => [
      "-e",
      `const { existsSync, rmSync, writeFileSync } = require("node:fs");
       const [own, other] = ["${name}", "${meets}"].map((name) => "${folder}/" + name);
       writeFileSync(own, "");
       const end = Date.now() + (${expected} ? ${PATIENCE} : 300);
       const look = () => {
         const met = existsSync(other);
         if (!met && Date.now() < end) return setTimeout(look, 20);
         setTimeout(() => {
           rmSync(own);
           console.log(met === ${expected} ? "1 passed, 0 failed" : "0 passed, 1 failed");
         }, 200);
       };
       look();`,
    ],
    counts: countsOf.own,
    minutes: 1,
  });

  it("runs two stages at one time where there are two cores, and tells of both in their order", async function () {
    if (availableParallelism() < 2) this.skip();
    const results = await runStages([stage("a", "computes", "b", true), stage("b", "computes", "a", true)]);
    expect(results.map((result) => [result.stage.name, result.counts])).to.deep.equal([
      ["a", { passed: 1, failed: 0 }],
      ["b", { passed: 1, failed: 0 }],
    ]);
  });

  it("runs nothing that computes beside a stage that waits", async () => {
    const results = await runStages([stage("a", "waits", "b", false), stage("b", "computes", "a", false)]);
    expect(results.map(({ counts }) => counts.passed)).to.deep.equal([1, 1]);
  });

  it("runs nothing beside a stage that has to be alone", async () => {
    const results = await runStages([stage("a", "alone", "b", false), stage("b", "alone", "a", false)]);
    expect(results.map(({ counts }) => counts.passed)).to.deep.equal([1, 1]);
  });

  it("counts a stage that ran no test as failed", async () => {
    const [result] = await runStages([{ ...stage("a", "computes", "b", true), args: () => ["-e", ""] }]);
    expect(result?.counts).to.deep.equal({ passed: 0, failed: 1 });
  });
});
