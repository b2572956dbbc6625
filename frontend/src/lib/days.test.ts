import { describe, expect, it } from "vitest";

import { endOfDay, isDay, isUpsideDown, isWithin, readDaySpan, startOfDay } from "./days.ts";

describe("a day", () => {
  it.each(["2026-11-22", "2024-02-29"])("is %s", (text) => expect(isDay(text)).toBe(true));
  it.each(["2026-02-30", "2025-02-29", "22.11.2026", "2026-11-2", "", 20261122, undefined, "2026-13-01"])(
    "is not %s",
    (text) => expect(isDay(text)).toBe(false),
  );
  it("lasts from its first to its last second", () => {
    expect(endOfDay("2026-11-22") + 1).toBe(startOfDay("2026-11-23"));
    expect(endOfDay("2026-12-31") + 1).toBe(startOfDay("2027-01-01"));
  });
});

describe("a span of days", () => {
  const span = { since: "2026-11-20", until: "2026-11-22" };
  it("has both its days", () => {
    expect(isWithin(span, startOfDay("2026-11-20"))).toBe(true);
    expect(isWithin(span, startOfDay("2026-11-20") - 1)).toBe(false);
    expect(isWithin(span, endOfDay("2026-11-22"))).toBe(true);
    expect(isWithin(span, endOfDay("2026-11-22") + 1)).toBe(false);
    expect(isWithin({}, 0)).toBe(true);
  });
  it("is read from an address, as far as it makes sense", () => {
    expect(readDaySpan({ since: "2026-11-20", until: "soon", show: "all" })).toEqual({ since: "2026-11-20" });
    expect(isUpsideDown({ since: "2026-11-22", until: "2026-11-20" })).toBe(true);
    expect(isUpsideDown(span)).toBe(false);
  });
});
