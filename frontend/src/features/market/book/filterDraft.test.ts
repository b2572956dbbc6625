import { expect, it } from "vitest";

import { draftOf, isGood, rangeFault, searchOf, textFault } from "./filterDraft.ts";

it("is what the address says, and back", () => {
  const search = {
    memory: 16.5,
    memoryMax: 64,
    price: 0.25,
    attested: true,
    term: "spot",
    level: 2,
    tag: "x",
  } as const;
  expect(searchOf(draftOf({ ...search, sort: "cpu", page: 4 }))).toEqual(search);
});

it("says what is wrong with an entry", () => {
  expect(rangeFault({ memory: "lots" }, "memory")).toMatch(/number/);
  expect(rangeFault({ price: "-1" }, "price")).toMatch(/price/);
  expect(rangeFault({ cores: "8", coresMax: "4" }, "cores")).toMatch(/below/);
  expect(rangeFault({ cores: "4", coresMax: "4" }, "cores")).toBeUndefined();
  expect(rangeFault({ cores: "0", coresMax: "" }, "cores")).toBeUndefined();
  expect(textFault({ by: "0x12" }, "by")).toMatch(/address/);
  expect(textFault({ tag: "x".repeat(33) }, "tag")).toMatch(/32 bytes/);
  expect(isGood({ tag: "render", by: "" })).toBe(true);
  expect(isGood({ gpus: "some" })).toBe(false);
});
