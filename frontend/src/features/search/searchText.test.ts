import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { describe, expect, it } from "vitest";

import { pageHits } from "./pageHits.ts";
import { rankHits } from "./rankHits.ts";
import { forgetRecent, keepRecent, readRecent } from "./recentHits.ts";
import { readSearchText } from "./searchText.ts";

const address = localAccounts.buyer.address;
const hash = `0x${"aB".repeat(32)}`;

describe("what somebody types into the search", () => {
  it("is an address in whatever case, also without 0x", () => {
    const lower = address.toLowerCase();
    for (const text of [address, lower, ` ${address} `, address.slice(2), `0X${address.slice(2).toLowerCase()}`])
      expect(readSearchText(text)).toMatchObject({ address: lower });
    expect(readSearchText(address).remark).toBeUndefined();
  });

  it("is told of where its checksum is wrong, and looked for all the same", () => {
    const at = [...address].findIndex((letter, index) => index > 1 && /[A-F]/.test(letter));
    const wrong = address.slice(0, at) + address.charAt(at).toLowerCase() + address.slice(at + 1);
    const read = readSearchText(wrong);
    expect(read.remark).toContain("checksum");
    expect(read.address).toBe(address.toLowerCase());
  });

  it("is a hash, or is told how many digits it lacks", () => {
    expect(readSearchText(hash)).toMatchObject({ hash: hash.toLowerCase() });
    expect(readSearchText(hash).remark).toBeUndefined();
    expect(readSearchText(hash.slice(0, -3)).remark).toContain("61 digits; a hash has 64");
    expect(readSearchText("0x12").remark).toContain("an address has 40");
    expect(readSearchText(`${hash}00`).remark).toContain("more than any hash");
    expect(readSearchText("0xhello").remark).toContain("only the digits");
  });

  it.each([
    ["12", { value: 12, kind: undefined }],
    ["#3", { value: 3, kind: undefined }],
    ["deal 12", { value: 12, kind: "deal" }],
    ["Proposal #2", { value: 2, kind: "proposal" }],
    ["work order 4", { value: 4, kind: "work" }],
    ["epoch 7", { value: 7, kind: "report" }],
    ["program no. 5", { value: 5, kind: "program" }],
    ["class 1", { value: 1, kind: "class" }],
  ] as const)("%s is a number", (text, number) => {
    expect(readSearchText(text).number).toEqual(number);
  });

  it.each(["RTX 4090", "withdraw", "", "deal", "4090 Ti"])("%s is words", (text) => {
    expect(readSearchText(text)).toEqual({ text });
  });
});

describe("pages of the product", () => {
  it.each([
    ["withdraw", "/account"],
    ["unbond", "/masternodes"],
    ["claim dividends", "/dividends"],
    ["charter", "/dao/charter"],
  ])("are found by what one wants to do: %s", (text, path) => {
    expect(pageHits(text).map(({ id }) => id)).toContain(path);
  });

  it("those that are called so come first, and none comes for what none is about", () => {
    expect(pageHits("proposals")[0]?.id).toBe("/dao/proposals");
    expect(pageHits("zebra")).toEqual([]);
    expect(pageHits("  ")).toEqual([]);
  });
});

describe("what was found", () => {
  const deal = { kind: "deal", id: "0x01", title: "Deal 1", note: "" } as const;
  const page = { kind: "page", id: "/", title: "Market", note: "" } as const;

  it("stands by kind, each once", () => {
    expect(rankHits([deal, page, { ...deal, id: "0X01" }])).toEqual([page, deal]);
  });

  it("is remembered, the newest first and each once, until it is forgotten; what does not fit is dropped", () => {
    localStorage.clear();
    keepRecent(localStorage, 1, deal);
    keepRecent(localStorage, 1, page);
    keepRecent(localStorage, 1, deal);
    expect(readRecent(localStorage, 1)).toEqual([deal, page]);
    expect(readRecent(localStorage, 2)).toEqual([]);
    localStorage.setItem("sonm.search.2", JSON.stringify([{ kind: "ghost", id: "1", title: "", note: "" }, page]));
    expect(readRecent(localStorage, 2)).toEqual([page]);
    forgetRecent(localStorage, 1);
    expect(readRecent(localStorage, 1)).toEqual([]);
  });
});
