import { describe, expect, it } from "vitest";

import { diffLines } from "./diffLines.ts";

const marks = { same: " ", removed: "-", added: "+" };
const written = (older: string, newer: string) =>
  diffLines(older, newer).map(({ kind, text }) => `${marks[kind]}${text}`);

describe("two texts line by line", () => {
  it("are the same where they are the same", () => {
    expect(written("a\nb", "a\nb")).toEqual([" a", " b"]);
  });

  it.each([
    ["a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
    ["a\nc", "a\nb\nc", [" a", "+b", " c"]],
    ["a\nb\nc", "a\nc", [" a", "-b", " c"]],
    ["a\na", "a", [" a", "-a"]],
    ["a", "b", ["-a", "+b"]],
    ["a\nb\nc\nd", "b\nx\nd\na", ["-a", " b", "-c", "+x", " d", "+a"]],
  ])("%j becomes %j", (older, newer, lines) => {
    expect(written(older, newer)).toEqual(lines);
  });

  it("give both texts back, whatever they are", () => {
    const words = ["a", "b", "c", ""];
    const pick = (seed: number) => Array.from({ length: seed % 7 }, (_, at) => words[(seed * (at + 3) + at) % 4]);
    for (let seed = 1; seed < 200; seed += 1) {
      const [older, newer] = [pick(seed).join("\n"), pick(seed * 31 + 7).join("\n")];
      const lines = diffLines(older, newer);
      const without = (kind: string) => lines.filter((line) => line.kind !== kind).map(({ text }) => text);
      expect(without("added").join("\n")).toBe(older);
      expect(without("removed").join("\n")).toBe(newer);
    }
  });
});
