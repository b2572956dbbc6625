import { expect, it } from "vitest";

import { MemoryStorage } from "../../../lib/MemoryStorage.ts";
import { PageStorage } from "../../../lib/PageStorage.ts";
import { readSavedFilters, renamed, withFilter, writeSavedFilters } from "./savedFilters.ts";

it("keeps filters under their names, without what is no filter", () => {
  const storage = new MemoryStorage();
  const filters = withFilter([], " Render ", { gpus: 2, sort: "cpu", desc: true, page: 3, buy: `0x${"1".repeat(64)}` });
  expect(writeSavedFilters(storage, filters)).toBe(true);
  expect(readSavedFilters(storage)).toEqual([{ name: "Render", search: { gpus: 2 } }]);
});

it("replaces a filter that is saved again, and gives no name twice", () => {
  const filters = withFilter(withFilter(withFilter([], "a", { cores: 1 }), "b", { cores: 2 }), "a", { cores: 3 });
  expect(filters).toEqual([
    { name: "a", search: { cores: 3 } },
    { name: "b", search: { cores: 2 } },
  ]);
  expect(renamed(filters, "a", "b")).toBe(filters);
  expect(renamed(filters, "a", " ")).toBe(filters);
  expect(renamed(filters, "a", "c").map(({ name }) => name)).toEqual(["c", "b"]);
});

it("reads what other versions wrote as far as it makes sense", () => {
  const storage = new MemoryStorage();
  storage.setItem(
    "sonm.filters.v1",
    JSON.stringify([{ name: "x", search: { cores: 4, colour: "red" } }, { name: "" }, 7]),
  );
  expect(readSavedFilters(storage)).toEqual([{ name: "x", search: { cores: 4 } }]);
  storage.setItem("sonm.filters.v1", "{");
  expect(readSavedFilters(storage)).toEqual([]);
});

it("says when storage is full or forbidden, and goes on", () => {
  class Closed extends MemoryStorage {
    override setItem(): void {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    }
    override getItem(): string | null {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }
  }
  expect(writeSavedFilters(new Closed(), [])).toBe(false);
  expect(readSavedFilters(new Closed())).toEqual([]);
  const page = new PageStorage();
  expect(writeSavedFilters(page, withFilter([], "a", { cores: 1 }))).toBe(false);
  expect(readSavedFilters(page)).toHaveLength(1);
});
