import { expect, it } from "vitest";

import { tagOf, tagText } from "./tag.ts";

it.each(["render", "", "x".repeat(32), "Рендер"])("writes %j and reads it back", (text) => {
  const tag = tagOf(text);
  expect(tag).toMatch(/^0x[0-9a-f]{64}$/);
  expect(tagText(tag!)).toBe(text);
});

it("takes bytes as hex, and shows what is no text as hex", () => {
  expect(tagOf("0xFF00")).toBe(`0xff${"00".repeat(31)}`);
  expect(tagText(`0xff${"00".repeat(31)}`)).toBe(`0xff${"00".repeat(31)}`);
  expect(tagText(`0x61${"00".repeat(30)}62`)).toBe(`0x61${"00".repeat(30)}62`);
});

it("refuses what does not fit", () => {
  expect(tagOf("x".repeat(33))).toBeUndefined();
  expect(tagOf(`0x${"11".repeat(33)}`)).toBeUndefined();
});
