import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { beforeEach, describe, expect, it } from "vitest";

import type { NoticeEntry } from "./NoticeEntry.ts";
import { NoticeMemory } from "./NoticeMemory.ts";
import { shownNotices } from "./shownNotices.ts";
import { sortNotices } from "./sortNotices.ts";

const account = localAccounts.buyer.address;
const other = localAccounts.holder.address;

const entry = (key: string, facts = "a", change: Partial<NoticeEntry> = {}): NoticeEntry => ({
  ...{ key, facts, role: "buyer", tone: "info", text: key, act: "See", at: undefined, to: { to: "/account" } },
  ...change,
});

const keysOf = (entries: readonly NoticeEntry[]) => entries.map(({ key }) => key);

beforeEach(() => localStorage.clear());

describe("what an account was told", () => {
  it("is gone once it is dismissed, until its facts change, also for a later visit", () => {
    new NoticeMemory(localStorage, 1, account).dismiss(entry("bid"));
    const later = new NoticeMemory(localStorage, 1, account).snapshot();
    expect(shownNotices([entry("bid"), entry("deal")], later)).toMatchObject({ hidden: 1 });
    expect(keysOf(shownNotices([entry("bid"), entry("deal")], later).shown)).toEqual(["deal"]);
    expect(keysOf(shownNotices([entry("bid", "b")], later).shown)).toEqual(["bid"]);
  });

  it("is kept for each account and chain by itself", () => {
    new NoticeMemory(localStorage, 1, account).dismiss(entry("bid"));
    for (const memory of [new NoticeMemory(localStorage, 2, account), new NoticeMemory(localStorage, 1, other)])
      expect(shownNotices([entry("bid")], memory.snapshot()).hidden).toBe(0);
  });

  it("is new until it was seen, and again once it was over or changed", () => {
    const memory = new NoticeMemory(localStorage, 1, account);
    const fresh = (...entries: NoticeEntry[]) => keysOf(shownNotices(entries, memory.snapshot()).fresh);
    expect(fresh(entry("bid"))).toEqual(["bid"]);
    memory.see([entry("bid")]);
    expect(fresh(entry("bid"), entry("deal"))).toEqual(["deal"]);
    expect(fresh(entry("bid", "b"))).toEqual(["bid"]);
    memory.see([]);
    expect(fresh(entry("bid"))).toEqual(["bid"]);
  });

  it("changes nothing by being seen once more, so that nobody renders for it", () => {
    const memory = new NoticeMemory(localStorage, 1, account);
    memory.see([entry("bid")]);
    const before = memory.snapshot();
    memory.see([entry("bid")]);
    expect(memory.snapshot()).toBe(before);
  });

  it("comes back by wish; what was stored by another version is nothing", () => {
    const memory = new NoticeMemory(localStorage, 1, account);
    memory.dismiss(entry("bid"));
    memory.restore();
    expect(shownNotices([entry("bid")], memory.snapshot()).hidden).toBe(0);
    localStorage.setItem(`sonm.notices.1.${other.toLowerCase()}`, '{"seen":{"x":1},"dismissed":{}}');
    expect(new NoticeMemory(localStorage, 1, other).snapshot()).toEqual({ seen: {}, dismissed: {} });
  });

  it("stands by what it costs, then by when", () => {
    const entries = [
      entry("info"),
      entry("late", "a", { tone: "warn", at: 9 }),
      entry("soon", "a", { tone: "warn", at: 3 }),
      entry("never", "a", { tone: "warn" }),
      entry("bad", "a", { tone: "bad" }),
    ];
    expect(keysOf(sortNotices(entries))).toEqual(["bad", "soon", "late", "never", "info"]);
  });
});
