import { describe, expect, it } from "vitest";

import { benchmarkQuantity, bitRateQuantity, bytesQuantity, quantityText } from "./units.ts";

describe("bytesQuantity", () => {
  it.each([
    [0n, "0 B"],
    [999n, "999 B"],
    [1_000n, "1 kB"],
    [16_777_216_000n, "16.7 GB"],
    [512_110_190_592n, "512 GB"],
    [1_999_999_999_999n, "1.99 TB"],
  ])("writes %s", (bytes, text) => expect(quantityText(bytesQuantity(bytes))).toBe(text));
});

it("writes bit rates", () => expect(quantityText(bitRateQuantity(941_000_000n))).toBe("941 Mbit/s"));

describe("benchmarkQuantity", () => {
  it.each([
    [10_234n, "events", "10,234 events"],
    [8n, "cores", "8 cores"],
    [1n, "yes/no", "yes"],
    [0n, "yes/no", "no"],
    [30_500_000n, "H/s", "30.5 MH/s"],
  ])("writes %s %s", (value, unit, text) => expect(quantityText(benchmarkQuantity(value, unit))).toBe(text));
});
