import { expect } from "chai";
import { id, keccak256 } from "ethers";
import fc from "fast-check";

import { canonicalHash } from "../../src/lib/canonicalHash.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { hexOf } from "../../src/lib/hexOf.ts";
import { keccak } from "../../src/lib/keccak.ts";

describe("keccak", () => {
  it("is ethers' keccak-256, at every length around a block and of part of a buffer", () => {
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 31) % 256));
    for (const length of [0, 1, 31, 32, 64, 135, 136, 137, 271, 272, 273, 16_384, 16_385, 19_000]) {
      expect(hexOf(keccak(bytes.subarray(7, 7 + length)))).to.equal(keccak256(bytes.subarray(7, 7 + length)));
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (data) => hexOf(keccak(data)) === keccak256(data)));
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => hexOf(keccak(text)) === id(text)));
  });

  it("gives a value of its own each time", () => {
    const first = keccak("a");
    const kept = hexOf(first);
    keccak("b");
    expect(hexOf(first)).to.equal(kept);
  });
});

describe("canonicalHash", () => {
  it("is the hash of the canonical text, however long, whatever letters it has", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }), (value) => {
        const whole: unknown = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
          typeof part === "number" ? 1 : part,
        );
        expect(canonicalHash(whole)).to.equal(id(canonicalJson(whole)));
      }),
    );
    const long = Array.from({ length: 5_000 }, (_, index) => ({
      b: `ü€😀${index}`,
      a: BigInt(index),
      none: undefined,
    }));
    expect(canonicalHash(long)).to.equal(id(canonicalJson(long)));
    expect(JSON.parse(canonicalJson(long))).to.deep.equal(long.map(({ a, b }) => ({ a: String(a), b })));
    expect(canonicalJson(long.slice(0, 1))).to.equal('[{"a":"0","b":"ü€😀0"}]');
  });

  it("is not disturbed by a value before that has no JSON text", () => {
    expect(() => canonicalHash(["x".repeat(20_000), 0.5])).to.throw(TypeError);
    expect(() => canonicalHash([() => 1])).to.throw(TypeError);
    expect(canonicalHash({})).to.equal(id("{}"));
  });
});
