import { describe, expect, it } from "vitest";

import { csvCell, isoTime, toCsv } from "./csv.ts";

describe("csvCell", () => {
  it.each([
    ["plain", "plain"],
    ["", ""],
    ["1,5", '"1,5"'],
    ['a "word"', '"a ""word"""'],
    ["two\nlines", '"two\nlines"'],
    ["cr\rlf", '"cr\rlf"'],
    [" edge", '" edge"'],
    ["0.000001", "0.000001"],
    ["2027-01-15T08:00:00.000Z", "2027-01-15T08:00:00.000Z"],
  ])("writes %j as %j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x","y")'])(
    "keeps %j from being run",
    (value) => {
      expect(csvCell(value).replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );
});

it("writes a head and one line for each row", () => {
  const columns = [
    { head: "a", cell: ({ a }: { a: string }) => a },
    { head: "b", cell: () => "x,y" },
  ];
  expect(toCsv(columns, [{ a: "1" }, { a: "=2" }])).toBe(`a,b\r\n1,"x,y"\r\n'=2,"x,y"\r\n`);
});

it("writes times in UTC, and nothing for none", () => {
  expect(isoTime(1_800_000_000)).toBe("2027-01-15T08:00:00.000Z");
  expect(isoTime(undefined)).toBe("");
  expect(isoTime(0)).toBe("");
});
