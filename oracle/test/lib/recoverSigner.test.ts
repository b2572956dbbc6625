import { randomBytes } from "node:crypto";

import { expect } from "chai";
import { hexlify, recoverAddress, Signature, Wallet } from "ethers";

import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { recoverSigner } from "../../src/lib/recoverSigner.ts";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const RUNS = 150;

const randomHex = (bytes: number): Hex => lowerHex(hexlify(randomBytes(bytes)));
const word = (value: bigint): string => value.toString(16).padStart(64, "0");

/** What ethers makes of a signature. */
const byEthers = (digest: Hex, signature: Hex): Hex | undefined => {
  try {
    return lowerHex(recoverAddress(digest, Signature.from(signature)));
  } catch {
    return undefined;
  }
};

describe("recoverSigner", () => {
  it("finds who signed, in both spellings, as ethers does", () => {
    for (let run = 0; run < RUNS; run += 1) {
      const wallet = new Wallet(randomHex(32));
      const digest = randomHex(32);
      const { serialized, compactSerialized } = wallet.signingKey.sign(digest);
      expect(recoverSigner(digest, lowerHex(serialized))).to.equal(lowerHex(wallet.address));
      expect(recoverSigner(digest, lowerHex(compactSerialized))).to.equal(lowerHex(wallet.address));
      const other = randomHex(32);
      expect(recoverSigner(other, lowerHex(serialized))).to.equal(byEthers(other, lowerHex(serialized)));
    }
  });

  it("agrees with ethers on what is no signature, or a stranger's", () => {
    const signed = new Wallet(randomHex(32)).signingKey.sign(randomHex(32)).serialized;
    for (let run = 0; run < RUNS; run += 1) {
      const digest = randomHex(32);
      const bytes = Buffer.from(signed.slice(2), "hex");
      bytes[run % 64] = randomBytes(1)[0] ?? 0;
      for (const signature of [randomHex(64), lowerHex(hexlify(bytes))]) {
        expect(recoverSigner(digest, signature), signature).to.equal(byEthers(digest, signature));
      }
    }
  });

  it("takes no number that is out of range", () => {
    const digest = randomHex(32);
    const { r, s } = new Wallet(randomHex(32)).signingKey.sign(digest);
    const good = { r: r.slice(2), s: s.slice(2) };
    const zero = word(0n);
    const over = [word(ORDER), word(ORDER + 1n), "f".repeat(64)];
    for (const v of ["1b", "1c"]) {
      for (const bad of [zero, ...over]) {
        for (const text of [`0x${bad}${good.s}${v}`, `0x${good.r}${bad}${v}`] as Hex[]) {
          expect(recoverSigner(digest, text), text).to.equal(undefined);
          expect(byEthers(digest, text), text).to.equal(undefined);
        }
      }
    }
    // ethers takes a v of a transaction (EIP-155) too. A message has none.
    for (const v of ["02", "1a", "1d", "22", "25", "ff"]) {
      expect(recoverSigner(digest, `0x${good.r}${good.s}${v}`)).to.equal(undefined);
    }
    for (const length of [0, 2, 63, 66]) expect(recoverSigner(digest, randomHex(length))).to.equal(undefined);
  });

  it("pitfall_07_takes no malleable signature: not the other spelling of s, and none above half the order", () => {
    for (let run = 0; run < 20; run += 1) {
      const digest = randomHex(32);
      const { r, s, v } = new Wallet(randomHex(32)).signingKey.sign(digest);
      const flipped = `0x${r.slice(2)}${word(ORDER - BigInt(s))}${(55 - v).toString(16)}` as Hex;
      expect(recoverSigner(digest, flipped)).to.equal(undefined);
      const above = `0x${r.slice(2)}${word(ORDER / 2n + 1n)}1b` as Hex;
      expect(recoverSigner(digest, above)).to.equal(undefined);
    }
  });
});
