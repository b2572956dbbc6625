import { describe, expect, it } from "vitest";

import { contracts } from "../../../testing/FakeNode.ts";
import { sampleDeal } from "../../../testing/sampleDeal.ts";
import { type SignedChange, readSignedChange, wordIn, writeSignedChange } from "./signedChange.ts";
import { type SignedChangePlace, signedChangeFault } from "./signedChangeFault.ts";

const NOW = 1_800_000_060;
const { current, terms } = sampleDeal(7);
const change: SignedChange = {
  chainId: 31337,
  amendments: contracts.Amendments,
  deal: current,
  price: 2n ** 96n - 1n,
  duration: 7_200,
  validUntil: NOW + 60,
  side: "bid",
  signature: `0x${"ab".repeat(65)}`,
};
const word = writeSignedChange(change);

describe("a signed change", () => {
  it("survives being sent, as a word or a link, with the breaks of a mail", () => {
    expect(word).toMatch(/^[\w-]+$/);
    expect(readSignedChange(word)).toEqual(change);
    const link = `https://market.example/page/#/deals/${current}?change=${word}`;
    expect(readSignedChange(wordIn(link))).toEqual(change);
    const wrapped = `  ${link.match(/.{1,70}/g)?.join("\r\n ") ?? ""}\n`;
    expect(readSignedChange(wordIn(wrapped))).toEqual(change);
    expect(readSignedChange(wordIn(`${link}&other=1`))).toEqual(change);
  });

  it.each([
    "",
    "hello",
    "https://market.example/",
    word.slice(0, -9),
    word.slice(5),
    `${word}!`,
    "x".repeat(20_001),
    btoa("null"),
    btoa("[1]"),
    ...(
      [
        { chainId: "31337" },
        { chainId: -1 },
        { amendments: "0x12" },
        { deal: "0x12" },
        { price: "1e3" },
        { price: "1".repeat(30) },
        { duration: 2 ** 32 },
        { duration: 1.5 },
        { validUntil: 2 ** 40 },
        { side: "both" },
        { signature: "none" },
        { signature: undefined },
      ] as const
    ).map((bad) => btoa(JSON.stringify({ ...change, price: "7", ...bad }))),
  ])("is not read out of %s", (text) => {
    expect(readSignedChange(wordIn(text))).toBeUndefined();
  });
});

describe("a signed change fits the deal", () => {
  const place: SignedChangePlace = {
    chainId: 31337,
    amendments: contracts.Amendments,
    current,
    terms,
    open: true,
    now: NOW,
  };
  it.each([
    [{}, {}, undefined],
    [{}, { now: NOW + 60 }, undefined],
    [{}, { now: NOW + 61 }, "expired"],
    [{ validUntil: NOW + 604_800 }, {}, undefined],
    [{ validUntil: NOW + 604_801 }, {}, "far"],
    [{ chainId: 1 }, {}, "network"],
    [{ amendments: contracts.Market }, {}, "network"],
    [{ deal: sampleDeal(8).current }, {}, "deal"],
    [{}, { open: false }, "closed"],
    [{ price: terms.price, duration: terms.duration }, {}, "unchanged"],
    [{ duration: 60 }, {}, "past"],
    [{ duration: 61 }, {}, undefined],
    [{ duration: 365 * 86_400 + 1 }, {}, "long"],
    [{ duration: 0 }, {}, undefined],
    [{}, { terms: { ...terms, duration: 0 } }, "spot"],
  ] as const)("with %o in %o unless it is %s", (changed, where, fault) => {
    expect(signedChangeFault({ ...change, ...changed }, { ...place, ...where })).toBe(fault);
  });
});
