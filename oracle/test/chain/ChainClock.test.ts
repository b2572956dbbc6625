import { expect } from "chai";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import { parseSignerSet } from "../../src/chain/readSignerSet.ts";

describe("ChainClock", () => {
  it("runs on between blocks and follows the chain where it jumps", () => {
    let ms = 5_000;
    const clock = new ChainClock(() => ms);
    expect(clock.now()).to.equal(undefined);
    clock.see({ number: 1, timestamp: 1_000 });
    ms += 2_500;
    clock.see({ number: 1, timestamp: 1_000 });
    expect(clock.now()).to.equal(1_002.5);
    clock.see({ number: 2, timestamp: 9_000 });
    expect(clock.now()).to.equal(9_000);
    expect(clock.block).to.deep.equal({ number: 2, timestamp: 9_000 });
  });
});

describe("parseSignerSet", () => {
  const stake = (amount: bigint, bytes: number): string => amount.toString(16).padStart(bytes * 2, "0");
  const TIME = "0065000000";
  const member = (digit: string, amount: bigint): string => digit.repeat(40) + stake(amount, 12);

  it("reads signers and stakes behind the first byte", () => {
    const code = `0x00${member("1", 7n)}${member("2", 9n)}${stake(16n, 16)}${TIME}`;
    expect(parseSignerSet(code)).to.deep.equal([
      { signer: `0x${"1".repeat(40)}`, stake: 7n },
      { signer: `0x${"2".repeat(40)}`, stake: 9n },
    ]);
  });

  it("refuses code that is no such list", () => {
    expect(() => parseSignerSet("0x")).to.throw(RangeError);
    expect(() => parseSignerSet(`0x00${stake(0n, 16)}${TIME}`)).to.throw(RangeError);
    expect(() => parseSignerSet(`0x00${member("1", 7n)}`)).to.throw(RangeError);
    expect(() => parseSignerSet(`0x00${member("1", 7n)}${stake(7n, 16)}`)).to.throw(RangeError);
    expect(() => parseSignerSet(`0x00${member("1", 7n)}${stake(8n, 16)}${TIME}`)).to.throw(RangeError, "add up");
  });
});
