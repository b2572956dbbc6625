import { expect, it } from "vitest";

import { editableUsdPerHour, readUsdPerHour } from "./usdPerHour.ts";

it.each([
  ["3600", 10n ** 18n],
  ["0.1", 27_777_777_777_778n],
  ["0.000000000000000001", 1n],
  [" .36 ", 10n ** 14n],
])("reads %s as USD per second, rounded up", (text, price) => {
  expect(readUsdPerHour(text)).toBe(price);
});

it.each(["", "0", "-1", "1,5", "cheap", "1.0000000000000000001", "999999999999999999"])("refuses %s", (text) => {
  expect(readUsdPerHour(text)).toBeUndefined();
});

it.each([
  [1n, "0.000000000000003"],
  [13_888_888_888_889n, "0.05"],
  [27_777_777_777_778n, "0.1"],
  [27_777_777_777_779n, "0.100000000000004"],
  [1_175_000_000_000_000n, "4.23"],
  [10n ** 18n, "3600"],
])("writes %s as %s, which is read back exactly", (price, text) => {
  expect(editableUsdPerHour(price)).toBe(text);
  expect(readUsdPerHour(text)).toBe(price);
});
