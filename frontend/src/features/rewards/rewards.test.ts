import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { keccak256 } from "viem";
import { describe, expect, it } from "vitest";

import { isRewardProved } from "../../chain/isRewardProved.ts";
import { DAY } from "../../lib/time.ts";
import { rewardLeaf } from "../../testing/rewardLeaf.ts";
import { PROGRAM_START, sampleProgram } from "../../testing/sampleProgram.ts";
import { announcementText } from "./announcementWords.ts";
import type { Announcement } from "./programEvents.ts";
import { incomeOf, runwayOf, snmOf } from "./programMoney.ts";
import { admissionText, programStage } from "./programState.ts";
import { coveredLoss, guaranteeWords } from "./programWords.ts";

const SNM = 10n ** 18n;
const WORKER = localAccounts.worker.address;
const ONE = `0x${"ab".repeat(32)}` as const;

/** SNM wei per USD of the reward's specification. */
const RATE = 6_244_497_036_986_155_008n;

describe("a proof of a reward", () => {
  const leaf = { programId: 3, worker: WORKER, asOf: 1_000, gpuSeconds: 86_400 };
  const hash = rewardLeaf(leaf);
  const tree = SimpleMerkleTree.of([hash, ONE, keccak256(ONE), keccak256(hash)]);
  const root = tree.root as `0x${string}`;
  const proof = tree.getProof(hash) as `0x${string}`[];

  it("fits the root of the report's tree", () => {
    expect(isRewardProved({ ...leaf, proof }, root)).toBe(true);
  });

  it.each([
    ["another machine", { ...leaf, worker: localAccounts.buyer.address, proof }],
    ["another program", { ...leaf, programId: 2, proof }],
    ["another time", { ...leaf, asOf: 1_001, proof }],
    ["more seconds", { ...leaf, gpuSeconds: 86_401, proof }],
    ["a part of the proof", { ...leaf, proof: proof.slice(1) }],
  ])("does not fit for %s", (_what, reward) => {
    expect(isRewardProved(reward, root)).toBe(false);
  });
});

describe("the money of a program", () => {
  it("is what the contract pays for a GPU-day, to the wei", () => {
    expect(snmOf(2n * SNM, RATE)).toBe(12_488_994_073_972_310_016n);
    expect(snmOf(16n * SNM, RATE)).toBe(99_911_952_591_778_480_128n);
  });

  it("lasts at the pace of its members, and not at all without one", () => {
    const program = { left: 320n * SNM, units: 8, usdPerGpuDay: 2n * SNM };
    expect(runwayOf(program, SNM)).toBe(20 * DAY);
    expect(runwayOf(program, 2n * SNM)).toBe(10 * DAY);
    expect(runwayOf({ ...program, left: 0n }, SNM)).toBe(0);
    expect(runwayOf({ ...program, units: 0 }, SNM)).toBeUndefined();
  });

  it("is earned between the start and the end alone", () => {
    const program = sampleProgram({ end: PROGRAM_START + 100 * DAY });
    const at = (now: number, days: number) => incomeOf(program, 2, days, { rate: 3n * SNM, now });
    expect(at(PROGRAM_START, 1)).toEqual({ days: 1, usd: 4n * SNM, snm: 12n * SNM });
    expect(at(PROGRAM_START, 90).usd).toBe(360n * SNM);
    expect(at(PROGRAM_START, 365).usd).toBe(400n * SNM);
    expect(at(PROGRAM_START - DAY, 1).usd).toBe(0n);
    expect(at(PROGRAM_START - DAY / 2, 1).usd).toBe(2n * SNM);
    expect(at(program.end, 365).usd).toBe(0n);
    expect(at(program.end + 5, 365).usd).toBe(0n);
  });

  it("is covered as far as the margin reaches", () => {
    expect(coveredLoss(10_000)).toBe(0n);
    expect(coveredLoss(12_500)).toBe(2_000n);
    expect(coveredLoss(15_000)).toBe(3_333n);
    expect(coveredLoss(40_000)).toBe(7_500n);
  });
});

describe("where a program stands", () => {
  const program = sampleProgram();

  it.each([
    ["planned", PROGRAM_START - 1, {}],
    ["guaranteed", PROGRAM_START, {}],
    ["guaranteed", program.guaranteedUntil - 1, {}],
    ["running", program.guaranteedUntil, {}],
    ["running", program.end - 1, {}],
    ["ended", program.end, {}],
    ["closed", program.end, { closed: true }],
  ])("is %s at %i", (stage, now, change) => {
    expect(programStage({ ...program, ...change }, now)).toBe(stage);
  });

  it.each([
    ["It is over.", program.end, {}],
    ["admitted by themselves from", PROGRAM_START - 1, {}],
    ["Admission is suspended.", PROGRAM_START, { admits: false }],
    ["It is full.", PROGRAM_START, { units: 100 }],
    ["All of its budget is reserved.", PROGRAM_START, { left: SNM, reserved: SNM }],
  ])("says why no machine is admitted: %s", (text, now, change) => {
    const admission = admissionText({ ...program, ...change }, now);
    expect(admission.open).toBe(false);
    expect(admission.text).toContain(text);
  });

  it("admits else", () => {
    expect(admissionText(program, PROGRAM_START).open).toBe(true);
    expect(admissionText({ ...program, units: 99 }, PROGRAM_START).open).toBe(true);
  });
});

describe("what is promised", () => {
  it("names the rate, until when, what is needed, what is covered and what ends it", () => {
    const text = guaranteeWords(sampleProgram()).join(" ");
    for (const part of ["$2.00 a day for each card", "on top of", "0.4.25", "no more than 20%", "7 days"])
      expect(text).toContain(part);
  });

  it("says when the program ends with its guarantee", () => {
    const { guaranteedUntil } = sampleProgram();
    expect(guaranteeWords(sampleProgram()).join(" ")).toContain("From then to");
    const text = guaranteeWords(sampleProgram({ end: guaranteedUntil })).join(" ");
    expect(text).not.toContain("From then to");
    expect(text).toContain("ends with its guarantee");
  });

  it("demands no version where the program does not, and says that a machine is the unit", () => {
    const { definition } = sampleProgram();
    const program = sampleProgram({
      ...{ mode: "FLOOR", minSoftwareVersion: 0, reserveMargin: 10_000 },
      definition: { ...definition, minGpus: 0, maxGpus: 0 },
    });
    const text = guaranteeWords(program).join(" ");
    expect(text).not.toContain("version");
    for (const part of [
      "for each machine",
      "no release of the DAO has made its agent too old",
      "Tops up",
      "does not lose value",
    ])
      expect(text).toContain(part);
  });
});

describe("an announcement", () => {
  const base: Announcement = {
    ...{ id: "0x01", kind: "CREATED", program: 0, label: "Cards", byCard: true, usdPerGpuDay: 2n * SNM },
    ...{ amount: 5n * SNM, budget: 7n * SNM, end: PROGRAM_START, time: PROGRAM_START, transaction: "0x02" },
    maxUnits: 12,
  };

  it.each([
    ["CREATED", "$2.00 a day for each card, with 5.00 SNM"],
    ["BUDGET_RAISED", "5.00 SNM more; 7.00 SNM in all"],
    ["ENLARGED", "it takes 12 cards at most, and was given 5.00 SNM more"],
    ["EXTENDED", "it ends on"],
    ["ADMISSION_SUSPENDED", "no more machines"],
    ["ADMISSION_RESUMED", "again"],
    ["CLOSED", "5.00 SNM that were left over"],
  ] as const)("says %s in words", (kind, text) => {
    expect(announcementText({ ...base, kind })).toContain(text);
  });
});
