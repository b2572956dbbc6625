import { programRequirements } from "@sonm/protocol/programRequirements.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";
import { describe, expect, it } from "vitest";

import { benchmarks } from "../../../lib/benchmarks.ts";
import { sampleProgram } from "../../../testing/sampleProgram.ts";
import { EMPTY_DRAFT, type MachineDraft, draftFaults, machineOf } from "./machineDraft.ts";

const idOf = (code: string) => benchmarks.findIndex((benchmark) => benchmark.code === code);
const [DOWN, UP] = [idOf("net-download"), idOf("net-upload")];

/** Exactly what the first program demands. */
const least: MachineDraft = {
  ...{ architecture: "x86_64", link: "wired", cores: "2", gigahertz: "2.0", memory: "16", disk: "60" },
  ...{ cards: "1", cardModel: "NVIDIA GeForce GTX 1080 Ti", cardMemory: "", version: "0.4.25" },
  benchmarks: { [DOWN]: "10", [UP]: "10" },
};
const program = sampleProgram();
const unitsOf = (change: Partial<MachineDraft>) => rewardUnits(program, machineOf({ ...least, ...change }));

describe("hardware that is entered", () => {
  it.each([
    ["what is demanded", {}, 1],
    ["the other card", { cardModel: "GeForce RTX 2080 Ti" }, 1],
    ["eight cards", { cards: "8" }, 8],
    ["more memory and disk, which earn no more", { memory: "64", disk: "4000" }, 1],
    ["a later version", { version: "0.5.0" }, 1],
  ])("qualifies with %s", (_what, change, units) => {
    expect(unitsOf(change)).toBe(units);
    expect(programRequirements(program, machineOf({ ...least, ...change })).every(({ passes }) => passes)).toBe(true);
  });

  it.each([
    ["memory", { memory: "15.9" }],
    ["disk", { disk: "59" }],
    ["download", { benchmarks: { [DOWN]: "9.99", [UP]: "10" } }],
    ["upload", { benchmarks: { [DOWN]: "10", [UP]: "9.99" } }],
    ["no card", { cards: "0" }],
    ["nine cards", { cards: "9" }],
    ["one core", { cores: "1" }],
    ["the clock", { gigahertz: "1.99" }],
    ["the architecture", { architecture: "arm64" as const }],
    ["the link", { link: "wireless" as const }],
    ["the model", { cardModel: "GeForce GTX 1080" }],
    ["the version", { version: "0.4.24" }],
    ["nothing entered for it", { memory: "" }],
  ])("fails by %s alone", (_what, change) => {
    expect(unitsOf(change)).toBe(0);
    expect(
      programRequirements(program, machineOf({ ...least, ...change })).filter(({ passes }) => !passes),
    ).toHaveLength(1);
  });

  it("says value and threshold", () => {
    const rows = programRequirements(program, machineOf({ ...least, memory: "15.9", version: "" }));
    expect(rows).toContainEqual({ demand: "memory at least 16 GB", found: "15.9 GB", passes: false });
    expect(rows).toContainEqual({ demand: "agent at least 0.4.25", found: "not attested", passes: false });
  });

  it("is read strictly", () => {
    expect(draftFaults(EMPTY_DRAFT).size).toBe(0);
    expect(draftFaults(least).size).toBe(0);
    const faulty = {
      ...least,
      ...{ cores: "2.5", gigahertz: "two", memory: "-1", disk: "1e3", cards: "65", cardMemory: "x", version: "4" },
      benchmarks: { [DOWN]: "fast", [UP]: "10" },
    };
    expect([...draftFaults(faulty)].map(String).toSorted()).toEqual(
      ["cores", "gigahertz", "memory", "disk", "cards", "cardMemory", "version", String(DOWN)].toSorted(),
    );
  });
});
