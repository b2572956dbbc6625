import { expect } from "chai";

import { firstDifference } from "../../src/verify/firstDifference.ts";

const machine = (worker: string, ...benchmarks: string[]) => ({ worker, benchmarks });

describe("firstDifference", () => {
  it("is none between equal values, whatever the order of their keys", () => {
    expect(firstDifference({ a: 1, b: [null, "x"] }, { b: [null, "x"], a: 1 })).to.equal(undefined);
  });

  it("names the place with the machine that it is about, and both values", () => {
    const published = { epoch: "7", machines: [machine("0xaa", "1"), machine("0xbb", "10", "4")] };
    const recomputed = { epoch: "7", machines: [machine("0xaa", "1"), machine("0xbb", "9", "5")] };
    expect(firstDifference(published, recomputed)).to.deep.equal({
      path: "machines[1].benchmarks[0] of 0xbb",
      published: "10",
      recomputed: "9",
    });
  });

  it("names a machine that one side lacks", () => {
    const both = [machine("0xaa", "1")];
    expect(firstDifference({ machines: both }, { machines: [...both, machine("0xbb", "2")] })).to.deep.equal({
      path: "machines[1]",
      published: "nothing",
      recomputed: '{"benchmarks":["2"],"worker":"0xbb"}',
    });
    expect(firstDifference({ machines: [machine("0xbb", "2")] }, { machines: both })?.path).to.equal(
      "machines[0].benchmarks[0]",
    );
  });

  it("tells apart what is there and what is not, and a number from its text", () => {
    expect(firstDifference({ a: null }, {})).to.deep.equal({ path: "a", published: "null", recomputed: "nothing" });
    expect(firstDifference({ a: 7 }, { a: "7" })).to.deep.include({ path: "a" });
    expect(firstDifference([1], { 0: 1 })).to.deep.include({ path: "all" });
  });
});
