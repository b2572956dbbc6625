import { describe, expect, it } from "vitest";

import { cutDecimal } from "./cutDecimal.ts";

describe("cutDecimal", () => {
  it.each([
    ["0", 0n],
    ["12", 12_000_000n],
    ["0.0000019", 1n],
    ["1.5e-5", 15n],
    ["1.5E+3", 1_500_000_000n],
    ["-0.25", -250_000n],
    ["0.1234567890123456789012345678901234", 123_456n],
  ])("reads %s", (text, value) => expect(cutDecimal(text, 6)).toBe(value));

  it.each(["", "NaN", "1,5", "0x10", " 1"])("refuses %j", (text) =>
    expect(() => cutDecimal(text, 6)).toThrow(RangeError),
  );
});
