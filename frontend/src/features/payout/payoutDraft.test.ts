import { expect, it } from "vitest";

import { isPayout, readPayout } from "./payoutDraft.ts";

const MARKET = "0x0165878A594ca255338adfa4d48449f69242Eb8F";
const TARGET = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

it("reads a target in any case and an amount of SNM", () => {
  const read = readPayout(` ${TARGET.toLowerCase()} `, "12.5", MARKET);
  expect(read).toEqual({ target: TARGET, threshold: 12_500_000_000_000_000_000n });
  expect(isPayout(read)).toBe(true);
});

it.each([
  ["", "", ["target", "threshold"]],
  ["0x123", "1", ["target"]],
  [`0x${"0".repeat(40)}`, "1", ["target"]],
  [MARKET.toLowerCase(), "1", ["target"]],
  [TARGET, "0", ["threshold"]],
  [TARGET, "all", ["threshold"]],
  [TARGET, "79228162515", ["threshold"]],
])("%s from %s SNM on is wrong in %o", (target, threshold, fields) => {
  const read = readPayout(target, threshold, MARKET);
  expect(Object.keys(read)).toEqual(fields);
  expect(isPayout(read)).toBe(false);
});
