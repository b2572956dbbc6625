import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "../../scripts/lib/root.ts";

/** How many weaknesses of the first SONM are known. */
const WEAKNESSES = 38;

/** A test as the table names it: its file from the root of the repository, and a part of its name. */
const NAMED_TEST = /`([\w./-]+\.(?:ts|tsx|sol)): ([^`]+)`/g;

const DECISION = /\]\((decisions\/[\w-]+\.md)\)/g;

const read = (path: string): Promise<string> => readFile(join(ROOT, path), "utf8");

/** Cells of each row of the document's tables, without the heads. */
async function rows(): Promise<string[][]> {
  const lines = (await read("docs/conformance.md")).split("\n").filter((line) => /^\| (?!-)/.test(line));
  return lines.map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | \|$/g, "").trim()));
}

describe("docs/conformance.md", () => {
  it("goes through every weakness, in order", async () => {
    const numbers = (await rows()).map(([first]) => first ?? "").filter((first) => first.startsWith("W-"));
    expect(numbers).to.deep.equal(Array.from({ length: WEAKNESSES }, (_, index) => `W-${index + 1}`));
  });

  it("names a test or a decision in every row, each of which is there", async () => {
    const missing: string[] = [];
    for (const cells of await rows()) {
      const held = cells.at(-1) ?? "";
      if (/^(held off by|held by)$/.test(held)) continue;
      const tests = [...held.matchAll(NAMED_TEST)];
      const decisions = [...held.matchAll(DECISION)];
      if (tests.length + decisions.length === 0) missing.push(`nothing: ${cells.join(" | ")}`);
      for (const [, file = "", name = ""] of tests) {
        if (!(await read(file)).includes(name)) missing.push(`${file}: ${name}`);
      }
      for (const [, file = ""] of decisions) await read(join("docs", file));
    }
    expect(missing).to.deep.equal([]);
  });

  it("has what carries the number of a weakness in the row of that weakness alone", async () => {
    const all = await rows();
    for (const [index, cells] of all.entries()) {
      const [, number] = /^W-(\d+)$/.exec(cells[0] ?? "") ?? [];
      if (number === undefined) continue;
      const next = all.findIndex(([first], at) => at > index && first !== "");
      const named = all.slice(index, next).flatMap((row) => [...(row.at(-1) ?? "").matchAll(/weakness_W_(\d+)_/g)]);
      for (const [, found] of named) expect(Number(found), `row of W-${number}`).to.equal(Number(number));
    }
  });
});
