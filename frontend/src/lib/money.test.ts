import { describe, expect, it } from "vitest";

import {
  editableSnm,
  formatRate,
  formatSnm,
  formatSnmExact,
  formatSnmFixed,
  formatUsdPerHour,
  parseSnm,
} from "./money.ts";

const SNM = 10n ** 18n;

describe("formatSnm", () => {
  it.each([
    [0n, "0.00"],
    [1n, "0.000000000000000001"],
    [SNM, "1.00"],
    [1_234_567n * SNM, "1,234,567.00"],
    [SNM + SNM / 3n, "1.333"],
    [(12_345n * SNM) / 1000n, "12.34"],
    [-SNM / 2n, "−0.50"],
  ])("shows %s wei as %s", (wei, text) => expect(formatSnm(wei)).toBe(text));

  it("rounds up only when asked", () => {
    expect(formatSnm(1_999_999_999_999_999_999n)).toBe("1.999");
    expect(formatSnm(1_999_900_000_000_000_001n, "up")).toBe("2.00");
  });

  it("keeps every digit beyond what floating point holds", () => {
    expect(formatSnmExact(123_456_789_012_345_678_901_234_567n)).toBe("123,456,789.012345678901234567");
  });

  it("holds the places of a counter", () => {
    expect(formatSnmFixed(1_500_000_000_000_000_000n, 6)).toBe("1.500000");
    expect(formatSnmFixed(0n, 6)).toBe("0.000000");
  });
});

describe("formatUsdPerHour", () => {
  it.each([
    [23_333_333_333_333n, "$0.084"],
    [277_777_777_777_778n, "$1.00"],
    [0n, "$0.00"],
  ])("shows %s per second as %s", (price, text) => expect(formatUsdPerHour(price)).toBe(text));
});

it("shows the first rate", () => expect(formatRate(6_244_497_036_986_155_008n)).toBe("6.2444"));

describe("parseSnm", () => {
  it.each([
    ["1", SNM],
    ["1.5", (3n * SNM) / 2n],
    [".5", SNM / 2n],
    ["1.", SNM],
    [" 1,234,567.89 ", 1_234_567_890_000_000_000_000_000n],
    ["12 000", 12_000n * SNM],
    ["0.000000000000000001", 1n],
  ])("reads %s", (text, wei) => expect(parseSnm(text)).toBe(wei));

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["abc", "format"],
    ["1,5", "format"],
    ["-1", "format"],
    ["1e5", "format"],
    ["1.2.3", "format"],
    [".", "format"],
    ["0.0000000000000000001", "digits"],
    ["0", "zero"],
    ["0.00", "zero"],
  ])("refuses %s as %s", (text, fault) => expect(parseSnm(text)).toBe(fault));

  it("reads back what it offers for editing", () => {
    for (const wei of [1n, SNM, 123_456_789_012_345_678_901n]) expect(parseSnm(editableSnm(wei))).toBe(wei);
  });
});
