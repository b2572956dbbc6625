import { describe, expect, it } from "vitest";

import { formatClock, formatDuration, formatRelative, formatShortDuration } from "./time.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0 seconds"],
    [1, "1 second"],
    [3600, "1 hour"],
    [3661, "1 hour 1 minute"],
    [90_000, "1 day 1 hour"],
    [86_430, "1 day"],
    [-5, "0 seconds"],
  ])("writes %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe("formatShortDuration", () => {
  it.each([
    [0, "0 s"],
    [59, "59 s"],
    [61, "1 min"],
    [5400, "1 h 30 min"],
    [7200, "2 h"],
    [100_000, "1 d 3 h"],
    [2_592_000, "30 d"],
  ])("writes %s", (seconds, text) => expect(formatShortDuration(seconds)).toBe(text));
});

describe("formatClock", () => {
  it.each([
    [9, "0:00:09"],
    [3849, "1:04:09"],
    [90_061, "1 d 1:01:01"],
  ])("writes %s", (seconds, text) => expect(formatClock(seconds)).toBe(text));
});

describe("formatRelative", () => {
  it.each([
    [100, 102, "just now"],
    [100, 130, "30 s ago"],
    [100, 4000, "1 h ago"],
    [4000, 100, "in 1 h"],
  ])("from %s at %s", (time, now, text) => expect(formatRelative(time, now)).toBe(text));
});
