import { expect, it } from "vitest";

import { basisPointsText, shareText } from "./percent.ts";

it.each([
  [0, "0%"],
  [250, "2.5%"],
  [3_000n, "30%"],
  [5, "0.05%"],
])("%s basis points are %s", (points, text) => {
  expect(basisPointsText(points)).toBe(text);
});

it.each([
  [1n, 3n, "33.33%"],
  [1n, 1_000_000n, "<0.01%"],
  [999_999n, 1_000_000n, "99.99%"],
  [5n, 5n, "100%"],
  [0n, 5n, "0%"],
  [0n, 0n, "0%"],
])("%s of %s are %s", (part, whole, text) => {
  expect(shareText(part, whole)).toBe(text);
});
